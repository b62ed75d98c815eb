package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code slipway lint} says, with its positions. */
class LintTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace.Ran lint(String jenkinsfile) throws IOException {
        Path file = temporary.resolve("Jenkinsfile");
        Files.writeString(file, jenkinsfile);
        PipelineWorkspace.Ran ran = PipelineWorkspace.slipway("lint", file.toString());
        return new PipelineWorkspace.Ran(ran.code(), ran.out().replace(file.toString(), "J"), ran.err());
    }

    @Test
    void saysNothingOfAGoodPipeline() throws IOException {
        PipelineWorkspace.Ran ran = lint("""
                def helper() { echo 'x' }
                pipeline {
                    agent { label 'linux' }
                    options { timeout(time: 1, unit: 'HOURS') }
                    parameters { string(name: 'A', defaultValue: 'b', description: 'c') }
                    triggers { gitlabPush() }
                    stages {
                        stage('One') {
                            steps {
                                helper()
                                sh 'make'
                                buildImage image: 'x'
                                timeout(5) { retry(2) { sh script: 'x', label: 'y' } }
                                archiveArtifacts artifacts: '*.jar', fingerprint: true
                            }
                        }
                    }
                    post { always { junit 'reports/*.xml' } }
                }
                """);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void tellsEverythingAtOnceWithItsPosition() throws IOException {
        PipelineWorkspace.Ran ran = lint("""
                pipeline {
                    agnet any
                    options {
                        timeuot(time: 1)
                    }
                    triggers { gitlabPsh() }
                    parameters { strng(name: 'A') }
                    environment { A = 'x'
                        A = 'y'
                        B = [1]
                    }
                    stages {
                        stage('One') {
                            steps {
                                ehco 'x'
                                sh(scrpt: 'x')
                                def y = 1
                                stage('inner') { }
                                foo.bar()
                            }
                        }
                        stage('One') {
                        }
                        stage('Two') {
                            when { branhc 'x' }
                            steps { echo 'a' }
                            stages { stage('Three') { steps { echo 'b' } } }
                        }
                    }
                    post { alwys { echo 'x' } }
                }
                """);
        assertThat(ran.lines())
                .containsExactly(
                        "J:1:1: Missing required section \"agent\"",
                        "J:2:5: Undefined section \"agnet\"; did you mean 'agent'?",
                        "J:4:9: Invalid option type \"timeuot\"; did you mean 'timeout'?",
                        "J:6:16: Invalid trigger type \"gitlabPsh\"; did you mean 'gitlabPush'?",
                        "J:7:18: Invalid parameter type \"strng\"; did you mean 'string'?",
                        "J:9:9: Duplicate environment variable name: \"A\"",
                        "J:10:13: Environment variable values must either be single quoted, double quoted, or function calls.",
                        "J:15:17: No such DSL method 'ehco' found among steps; did you mean 'echo'?",
                        "J:16:17: Invalid parameter \"scrpt\"; did you mean 'script'?",
                        "J:16:17: Missing required parameter: \"script\"",
                        "J:17:17: Expected a step",
                        "J:18:17: Invalid step \"stage\" used - not allowed in this context - The stage step cannot be used in Declarative Pipelines",
                        "J:19:17: Method calls on objects not allowed outside \"script\" blocks.",
                        "J:22:9: Duplicate stage name: \"One\"",
                        "J:22:9: Expected one of \"steps\", \"stages\", \"parallel\", or \"matrix\" for stage \"One\"",
                        "J:24:9: Only one of \"matrix\", \"parallel\", \"stages\", or \"steps\" allowed for stage \"Two\"",
                        "J:25:20: Unknown conditional branhc; did you mean 'branch'?",
                        "J:30:12: Invalid condition \"alwys\"; did you mean 'always'?");
        assertThat(ran.code()).isEqualTo(10);
    }

    @Test
    void tellsMistakesOfTheLanguage() throws IOException {
        PipelineWorkspace.Ran ran = lint("node {\n  echo 'x\n}\n");
        assertThat(ran.out()).startsWith("J:2:");
        assertThat(ran.code()).isEqualTo(10);
        assertThat(lint("def x = new Nowhere()\n").out()).contains("J:1:9: unable to resolve class Nowhere");
    }

    @Test
    void tellsALibraryThatIsNotThere() throws IOException {
        assertThat(lint("@Library('nowhere') _\necho 'x'\n").out()).contains("J:1:1: No library named 'nowhere' found");
    }

    @Test
    void refusesParallelInParallelAndAgentsAroundIt() throws IOException {
        PipelineWorkspace.Ran ran = lint("""
                pipeline {
                    agent any
                    stages {
                        stage('A') {
                            agent any
                            parallel {
                                stage('B') {
                                    parallel {
                                        stage('C') { steps { echo 'x' } }
                                    }
                                }
                            }
                        }
                    }
                }
                """);
        assertThat(ran.lines())
                .containsExactly(
                        "J:5:13: \"agent\" is not allowed in stage \"A\" as it contains parallel stages",
                        "J:8:21: Parallel stages or branches can only be included in a top-level stage.");
    }

    @Test
    void tellsAMissingFileInOneLine() {
        PipelineWorkspace.Ran ran =
                PipelineWorkspace.slipway("lint", temporary.resolve("none").toString());
        assertThat(ran.err()).startsWith("slipway: there is no Jenkinsfile at").hasLineCount(1);
        assertThat(ran.code()).isEqualTo(10);
    }

    @Test
    void refusesWhatJenkinsRefusesBeforeItRunsAnything() throws IOException {
        PipelineWorkspace.Ran ran = lint("""
                pipeline {
                    agent { node { } }
                    environment { }
                    libraries { library('x') }
                    options { timeout(tim: 1, unit: 'HOUR') }
                    parameters { string(name: 'A', dfault: 'x') }
                    stages {
                        stage('One') {
                            options { retry('2') }
                            steps {
                                sleep 'abc'
                                echo 5
                                timeout(time: 'x', unit: 'HOUR') { echo "${1}" }
                                retry('3') { echo 'x' }
                                smokeTest image: 'a:b', port: '8080'
                                sh 'a', 'b'
                                sh 'a', returnStdout: true
                            }
                            post { always { } }
                        }
                    }
                }
                """);
        assertThat(ran.out().lines())
                .containsExactly(
                        "J:2:13: Missing required parameter for agent type \"node\": label",
                        "J:3:17: No variables specified for environment",
                        "J:4:17: Expected a \"lib(...)\" but got \"library\"",
                        "J:5:15: Invalid parameter \"tim\"; did you mean 'time'?",
                        "J:5:15: Missing required parameter: \"time\"",
                        "J:5:37: Expecting \"class java.util.concurrent.TimeUnit\" for parameter \"unit\" but got \"HOUR\" of type class java.lang.String instead",
                        "J:6:18: Invalid parameter \"dfault\"; expected one of defaultValue, description, name, trim",
                        "J:9:29: Expecting \"int\" for parameter \"count\" but got \"2\" of type class java.lang.String instead",
                        "J:11:23: Expecting \"int\" for parameter \"time\" but got \"abc\" of type class java.lang.String instead",
                        "J:12:22: Expecting \"class java.lang.String\" for parameter \"message\" but got \"5\" of type class java.lang.Integer instead",
                        "J:13:31: Expecting \"int\" for parameter \"time\" but got \"x\" of type class java.lang.String instead",
                        "J:13:42: Expecting \"class java.util.concurrent.TimeUnit\" for parameter \"unit\" but got \"HOUR\" of type class java.lang.String instead",
                        "J:14:23: Expecting \"int\" for parameter \"count\" but got \"3\" of type class java.lang.String instead",
                        "J:15:47: Expecting \"int\" for parameter \"port\" but got \"8080\" of type class java.lang.String instead",
                        "J:16:17: Arguments to \"sh\" must be explicitly named.",
                        "J:17:17: Arguments to \"sh\" must be explicitly named.",
                        "J:19:27: No steps specified for branch");
    }

    @Test
    void saysWhatAMissingLineBreakDoes() throws IOException {
        PipelineWorkspace.Ran ran = lint("""
                pipeline {
                    agent any
                    stages {
                        stage('One') {
                            options { retry(2) } steps { echo 'x' }
                        }
                    }
                }
                """);
        assertThat(ran.out())
                .contains(
                        "J:5:13: \"steps\" must begin on a line of its own: behind a } Groovy takes it as a part of what stands before");
    }

    @Test
    void refusesASecondPipelineAndOneInABlockAndABreakOutsideOfALoop() throws IOException {
        assertThat(lint("""
                        pipeline {
                            agent any
                            stages { stage('A') { steps { echo 'x' } } }
                        }
                        pipeline {
                            agent any
                            stages { stage('A') { steps { echo 'x' } } }
                        }
                        node { pipeline { agent any } }
                        """).out().lines())
                .containsExactly(
                        "J:5:1: Only one pipeline { ... } block can be executed in a single run.",
                        "J:9:8: pipeline block must be at the top-level, not within another block.");
        assertThat(lint("for (x in [1]) { if (x) break }\necho 'x'\nbreak\n").out())
                .contains("J:3:1: the break statement is only allowed inside loops or switches");
    }

    @Test
    void leavesTheStepsOfLibrariesThatThePipelineLoadsItself() throws IOException {
        assertThat(lint("""
                        pipeline {
                            agent any
                            libraries { lib('company@main') }
                            stages { stage('A') { steps { greet 'x' } } }
                            post { always { greet 'y' } }
                        }
                        """).out()).isEmpty();
    }
}
