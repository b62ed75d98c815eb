package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripted pipelines: language, blocks, results. */
class ScriptedPipelineTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void runsStepsInBlocksAndReturnsTheirValues() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                def sum(list) {
                    int total = 0
                    for (n in list) { total += n }
                    return total
                }
                node {
                    stage('One') {
                        def text = sh(script: 'printf hello', returnStdout: true)
                        echo "text=${text} sum=${sum([1, 2, 3])}"
                        def code = sh script: 'exit 7', returnStatus: true
                        echo "code=$code"
                        def inside = dir('sub') { sh 'pwd > where'; readFile('where').trim() }
                        echo "inside=${inside.endsWith('app/sub')}"
                    }
                }
                """);
        assertThat(ran.out()).contains("text=hello sum=6", "code=7", "inside=true", "Finished: SUCCESS");
        assertThat(ran.code()).isZero();
    }

    @Test
    void failsWithTheLineAndTheExitCodeOfTheScript() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    stage('Bad') {
                        sh 'exit 3'
                    }
                }
                """);
        assertThat(ran.out())
                .contains("ERROR: Jenkinsfile:3: script returned exit code 3")
                .doesNotContain("\tat ");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void needsANodeForTheShellAsJenkinsDoes() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("sh 'true'");
        assertThat(ran.out()).contains("ERROR: Jenkinsfile:1: sh: Required context class hudson.FilePath is missing");
    }

    @Test
    void namesTheStepThatWasMeant() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("node {\n  ehco 'x'\n}");
        assertThat(ran.out())
                .contains(
                        "Jenkinsfile:2: java.lang.NoSuchMethodError: No such DSL method 'ehco' found among steps; did you mean 'echo'?");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void catchesFailuresByTheNamesThatJenkinsHas() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                try {
                    error 'boom'
                } catch (hudson.AbortException e) {
                    echo "caught ${e.message}"
                } finally {
                    echo 'finally'
                }
                try {
                    timeout(time: 50, unit: 'MILLISECONDS') { sleep 60 }
                } catch (org.jenkinsci.plugins.workflow.steps.FlowInterruptedException e) {
                    echo "result ${e.result}"
                }
                """);
        assertThat(ran.out()).contains("caught boom", "finally", "result ABORTED", "Finished: SUCCESS");
    }

    @Test
    void keepsTheWorstResult() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                unstable 'not so good'
                currentBuild.result = 'SUCCESS'
                echo "now ${currentBuild.currentResult}"
                """);
        assertThat(ran.out()).contains("now UNSTABLE", "Finished: UNSTABLE");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void catchErrorAndWarnErrorGoOn() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                stage('a') {
                    catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') { error 'one' }
                    echo "after one ${currentBuild.currentResult}"
                    warnError('careful') { error 'two' }
                    echo "after two ${currentBuild.currentResult}"
                }
                """);
        assertThat(ran.out())
                .contains(
                        "ERROR: one",
                        "after one SUCCESS",
                        "ERROR: careful",
                        "ERROR: two",
                        "after two UNSTABLE",
                        "<<< a: failure");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void retriesAndWaits() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                int n = 0
                retry(3) { n++; if (n < 3) { error "try $n" } }
                echo "tries=$n"
                int m = 0
                waitUntil(initialRecurrencePeriod: 1) { m++; return m == 3 }
                echo "waits=$m"
                """);
        assertThat(ran.out()).contains("ERROR: try 1", "Retrying", "tries=3", "waits=3", "Finished: SUCCESS");
    }

    @Test
    void seesTheEnvironmentInEachOfItsForms() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    env.COLOUR = 'blue'
                    withEnv(['SHAPE=round', 'PATH+EXTRA=/extra', 'COLOUR=green']) {
                        echo "${COLOUR} ${env.SHAPE} ${env.PATH.startsWith('/extra:')}"
                        sh 'echo "sh: $COLOUR $SHAPE"'
                    }
                    echo "outside ${env.COLOUR} ${env.SHAPE} ${env.GIVEN}"
                    echo "build ${env.BUILD_NUMBER} ${JOB_NAME} ${env.WORKSPACE == pwd()}"
                }
                """, "--env", "GIVEN=a=b");
        assertThat(ran.out())
                .contains("green round true", "sh: green round", "outside blue null a=b", "build 1 app true");
    }

    @Test
    void runsBranchesAndReportsTheFirstFailureWithTheOthers() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                parallel(
                    good: { echo 'fine' },
                    bad: { error 'bad one' },
                    worse: { sleep 0; error 'another' })
                """);
        assertThat(ran.out())
                .contains("[good] fine", "Failed in branch bad", "Failed in branch worse", "bad one", "another");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void failFastInterruptsTheOtherBranches() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    parallel(
                        slow: { try { sh 'touch started; sleep 300' } catch (e) { echo "ended: ${e.message}"; throw e } },
                        bad: { waitUntil { fileExists 'started' }; error 'at once' },
                        failFast: true)
                }
                """);
        assertThat(ran.out()).contains("[slow] ended: Failed in branch bad", "at once", "Finished: FAILURE");
    }

    @Test
    void branchesShareVariablesWithoutLosingAny() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                def all = []
                def branches = [:]
                for (int i = 0; i < 8; i++) {
                    def n = i
                    branches["b$n"] = { for (int k = 0; k < 50; k++) { all << n; if (k % 10 == 0) { sleep 0 } } }
                }
                parallel branches
                echo "size=${all.size()}"
                """);
        assertThat(ran.out()).contains("size=400");
    }

    @Test
    void defaultsParametersAndTakesThemFromTheCommandLine() throws IOException {
        String pipeline = """
                properties([parameters([
                    string(name: 'WHO', defaultValue: 'world'),
                    booleanParam(name: 'LOUD', defaultValue: false),
                    choice(name: 'SIZE', choices: ['small', 'large'])])])
                echo "hello ${params.WHO} ${params.LOUD} ${params.LOUD.class.simpleName} ${SIZE}"
                """;
        assertThat(workspace.run(pipeline).out()).contains("hello world false Boolean small");
        assertThat(workspace
                        .run(pipeline, "--param", "WHO=you", "--param", "LOUD=true", "--param", "SIZE=large")
                        .out())
                .contains("hello you true Boolean large");
        assertThat(workspace.run(pipeline, "--param", "SIZE=big").out()).contains("'big' is no choice");
        assertThat(workspace.run(pipeline, "--param", "WHOO=x").out())
                .contains("--param WHOO: the pipeline has no such parameter; did you mean 'WHO'?");
    }

    @Test
    void loadsAScriptOfTheWorkspace() throws IOException {
        workspace.with("ci/tools.groovy", "def greet(who) { echo \"hi $who\" }\nreturn this\n");
        assertThat(workspace
                        .run("node { def tools = load 'ci/tools.groovy'; tools.greet('you') }")
                        .out())
                .contains("hi you");
    }

    @Test
    void asksNobodyWhereThereIsNoTerminal() throws IOException {
        assertThat(workspace.run("input 'Sure?'").out())
                .contains("there is no terminal on which somebody could answer 'Sure?'");
        assertThat(workspace.run("input 'Sure?'\necho 'went on'", "--yes").out())
                .contains("went on");
    }

    @Test
    void countsBuildsAndRemembersTheResult() throws IOException {
        workspace.run("error 'x'");
        PipelineWorkspace.Ran ran =
                workspace.run("echo \"n=${currentBuild.number} before=${currentBuild.previousBuild.result}\"");
        assertThat(ran.out()).contains("n=2 before=FAILURE");
    }
}
