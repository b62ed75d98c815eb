package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each expectation is what Jenkins 2.541.3 did with the same Jenkinsfile. */
class SameAsJenkinsTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void retriesWhatATimeoutInsideEnded() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                def n = 0
                retry(2) {
                    n++
                    echo "@$n"
                    timeout(time: 300, unit: 'MILLISECONDS') { if (n == 1) { sleep 10 } }
                    echo '@second'
                }
                catchError(catchInterruptions: false) {
                    timeout(time: 300, unit: 'MILLISECONDS') { sleep 10 }
                }
                echo "@${currentBuild.result}"
                """);
        assertThat(ran.marked("@")).containsExactly("1", "2", "second", "ABORTED");
        assertThat(ran.code()).isEqualTo(3);
    }

    @Test
    void doesNotRetryWhatATimeoutOutsideEnded() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                timeout(time: 300, unit: 'MILLISECONDS') {
                    retry(3) {
                        echo '@try'
                        sleep 10
                    }
                }
                """);
        assertThat(ran.marked("@")).containsExactly("try");
        assertThat(ran.code()).isEqualTo(3);
    }

    @Test
    void refusesToEchoWhatIsNoText() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                echo "@${1}"
                try { echo 5 } catch (ClassCastException e) { echo "@${e.message}" }
                try { echo([1, 2]) } catch (ClassCastException e) { echo '@list' }
                echo true
                """);
        assertThat(ran.marked("@"))
                .containsExactly(
                        "1",
                        "echo.message expects class java.lang.String but received class java.lang.Integer",
                        "list");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void looksAtTheBuildsResultForThePostOfAStage() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages {
                        stage('A') {
                            steps { unstable 'meh' }
                        }
                        stage('B') {
                            steps { echo '@b' }
                            post {
                                unstable { echo '@unstable' }
                                success { echo '@success' }
                            }
                        }
                        stage('C') {
                            steps {
                                script {
                                    currentBuild.result = 'ABORTED'
                                    error 'stop'
                                }
                            }
                            post {
                                failure { echo '@failure' }
                                aborted { echo "@aborted ${currentBuild.result}" }
                            }
                        }
                    }
                }
                """);
        assertThat(ran.marked("@")).containsExactly("b", "unstable", "aborted ABORTED");
    }

    @Test
    void keepsTheFailureOfABranchFromItsSiblings() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages {
                        stage('P') {
                            parallel {
                                stage('A') {
                                    steps { error 'broke' }
                                    post { failure { echo "@a ${currentBuild.result}" } }
                                }
                                stage('B') {
                                    steps {
                                        sleep 1
                                        echo "@${currentBuild.result}"
                                    }
                                    post {
                                        success { echo '@b success' }
                                        failure { echo '@b failure' }
                                    }
                                }
                            }
                            post { failure { echo '@p failure' } }
                        }
                    }
                }
                """);
        assertThat(ran.out()
                        .lines()
                        .map(line -> line.replaceFirst("^\\[[AB]] ", ""))
                        .filter(line -> line.startsWith("@"))
                        .toList())
                .containsExactly("@a FAILURE", "@null", "@b success", "@p failure");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void runsThePostOfAPipelineWhoseCredentialIsNotThere() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    environment { X = credentials('not-there') }
                    stages {
                        stage('S') {
                            steps { echo '@never' }
                        }
                    }
                    post {
                        always { echo '@always' }
                        failure { echo '@failure' }
                    }
                }
                """);
        assertThat(ran.marked("@")).containsExactly("always", "failure");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void unsetsAVariableThatIsSetToNothing() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    env.A = 'a'
                    withEnv(['A=', 'B=']) {
                        echo "@${env.A} ${env.B}"
                        sh 'echo "@${A-unset} ${B-unset}"'
                        try { echo "@$B" } catch (MissingPropertyException e) { echo '@no such property' }
                    }
                    echo "@$A"
                }
                """);
        assertThat(ran.out().lines().filter(line -> line.startsWith("@")).toList())
                .containsExactly("@null null", "@unset unset", "@no such property", "@a");
    }

    @Test
    void setsNoVariablesByAnExplicitCheckout() throws IOException, InterruptedException {
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "git init -q . && git -c user.name=t -c user.email=t@example.com commit -q --allow-empty -m x")
                .directory(workspace.directory().toFile())
                .start()
                .waitFor();
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    def v = checkout scm
                    echo "@${v.GIT_COMMIT.length()} ${env.GIT_COMMIT}"
                }
                """);
        assertThat(ran.marked("@")).containsExactly("40 null");
    }

    @Test
    void hasTheVariablesThatEveryBuildHas() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    echo "@${env.CI} ${env.WORKSPACE == pwd()} ${env.WORKSPACE_TMP == pwd(tmp: true)}"
                    sh 'test -d "$WORKSPACE_TMP" && touch "$WORKSPACE_TMP/x" && test "$CI" = true'
                }
                """);
        assertThat(ran.marked("@")).containsExactly("true true true");
        assertThat(ran.code()).isZero();
    }

    @Test
    void givesBackAndSaysWhatJenkinsDoes() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    echo "@${catchError { 'x' }}"
                    parallel([:])
                    echo "@${sh(script: 'echo out; exit 3', returnStdout: true, returnStatus: true)}"
                    try { readFile 'no-such' } catch (java.nio.file.NoSuchFileException e) { echo '@no such file' }
                    try { load 'no-such' } catch (java.nio.file.NoSuchFileException e) { echo '@nothing to load' }
                    try { sh(script: 'echo @partial; exit 5', returnStdout: true) } catch (e) { echo "@${e.message}" }
                    try { stash name: 's', includes: 'zzz' } catch (e) { echo "@${e.message}" }
                    catchError(message: '@custom') { error '@x' }
                    echo "@${currentBuild.buildCauses[0]._class}"
                }
                """);
        assertThat(ran.out()
                        .lines()
                        .map(line -> line.replace("ERROR: ", ""))
                        .filter(line -> line.startsWith("@") || line.equals("No branches to run"))
                        .toList())
                .containsExactly(
                        "@null",
                        "No branches to run",
                        "@3",
                        "@no such file",
                        "@nothing to load",
                        "@partial",
                        "@script returned exit code 5",
                        "@No files included in stash ‘s’",
                        "@custom",
                        "@x",
                        "@hudson.model.Cause$UserIdCause");
    }

    @Test
    void trimsAParameterThatIsToBeTrimmed() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                properties([parameters([string(name: 'A', defaultValue: ' x ', trim: true), string(name: 'B', defaultValue: ' x ')])])
                echo "@[${params.A}] [${params.B}]"
                """);
        assertThat(ran.marked("@")).containsExactly("[x] [ x ]");
    }

    @Test
    void looksForTheUserWhoStartedIt() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages {
                        stage('A') {
                            when { triggeredBy 'UserIdCause' }
                            steps { echo '@user' }
                        }
                        stage('B') {
                            when { triggeredBy cause: 'UserIdCause', detail: 'nobody at all' }
                            steps { echo '@nobody' }
                        }
                        stage('C') {
                            when { triggeredBy 'TimerTrigger' }
                            steps { echo '@timer' }
                        }
                    }
                }
                """);
        assertThat(ran.marked("@")).containsExactly("user");
    }

    @Test
    void knowsEnumsAndMethodPointers() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                enum Color {
                    RED, GREEN
                    String low() { name().toLowerCase() }
                }
                echo "@${Color.RED} ${Color.values().collect { it.name() }} ${Color.valueOf('GREEN').ordinal()} ${Color.RED.low()}"
                def say = this.&echo
                say('@pointer')
                """);
        assertThat(ran.marked("@")).containsExactly("RED [RED, GREEN] 1 red", "pointer");
    }

    @Test
    void givesTheValueOfAnyAssignment() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                def m = [:]
                def y = (m.p = 4)
                def z = (m['q'] = 5)
                def c = { -> def inner = (m.r = 6); inner }
                echo "@$y $z ${c()} $m"
                """);
        assertThat(ran.marked("@")).containsExactly("4 5 6 [p:4, q:5, r:6]");
    }

    @Test
    void hasNoOtherDefaultValueInADefaultValue() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                def f(a, b = "${a}b", c = "${a}c") { "$a $b $c" }
                def g(a, b = 'B', c = "${b}") { c }
                echo "@${f(1)}"
                echo "@${f(1, 2)}"
                echo "@${g(1)}"
                """);
        assertThat(ran.marked("@")).containsExactly("1 1b 1c", "1 2 1c");
        assertThat(ran.out()).contains("No such property: b");
    }
}
