package io.jenkins.plugins.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Slave;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Steps in sandboxed pipelines, on the controller's node and on an agent. */
@WithJenkins
class PipelineTest {
    @TempDir
    private Path directory;

    private JenkinsRule jenkins;
    private StandInEngine engine;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        this.engine = StandInEngine.create(directory).use();
    }

    @Test
    void runsInTheSandbox() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(StandInEngine.BUILD));

        jenkins.assertLogContains("built shop/api:build as sha256:", run);
    }

    @Test
    void runsOnAnAgent() throws Exception {
        Slave agent = jenkins.createOnlineSlave();

        WorkflowRun run = jenkins.buildAndAssertSuccess(
                job(StandInEngine.BUILD.replace("env.LABEL ?: ''", "'" + agent.getNodeName() + "'")));

        jenkins.assertLogContains("Running on " + agent.getNodeName(), run);
        jenkins.assertLogContains("built shop/api:build as sha256:", run);
    }

    @Test
    void saysInOneLineWhatIsWrong() throws Exception {
        WorkflowRun run = jenkins.assertBuildStatus(
                Result.FAILURE,
                job("node { buildImage image: 'shop/api:build', context: 'nowhere' }")
                        .scheduleBuild2(0));

        jenkins.assertLogContains("there is no directory 'nowhere' in the workspace", run);
        jenkins.assertLogNotContains("\tat io.slipway", run);
    }

    @Test
    void abortEndsTheToolAndLeavesNothingBehind() throws Exception {
        engine.hang();
        WorkflowRun run = job(StandInEngine.BUILD).scheduleBuild2(0).waitForStart();
        List<ProcessHandle> builds = engine.awaitBuilds(1);

        run.getExecutor().doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertEnded(builds);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void timeoutEndsTheToolOnAnAgentToo() throws Exception {
        engine.hang();
        Slave agent = jenkins.createOnlineSlave();
        WorkflowRun run = job("timeout(time: 5, unit: 'SECONDS') {\n"
                        + StandInEngine.BUILD.replace("env.LABEL ?: ''", "'" + agent.getNodeName() + "'") + "\n}")
                .scheduleBuild2(0)
                .waitForStart();
        List<ProcessHandle> builds = engine.awaitBuilds(1);

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));

        assertEnded(builds);
    }

    /** What a step returns lies in program.dat from then on. */
    @Test
    void whatAStepReturnsIsSmall() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(StandInEngine.BUILD.replace(
                "echo \"built", "echo \"${built.toString().length() < 1000 ? 'small' : 'large'}: built")));

        jenkins.assertLogContains("small: built", run);
    }

    static void assertEnded(List<ProcessHandle> processes) {
        Poll.until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private List<Path> leftovers() throws Exception {
        try (Stream<Path> files =
                Files.list(jenkins.jenkins.getRootDir().toPath().resolve("workspace"))) {
            return files.filter(file -> file.getFileName().toString().contains("@tmp"))
                    .flatMap(PipelineTest::content)
                    .toList();
        }
    }

    private static Stream<Path> content(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
