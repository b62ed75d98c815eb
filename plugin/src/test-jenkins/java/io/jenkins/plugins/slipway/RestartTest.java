package io.jenkins.plugins.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller of its own, with the plugin's own class loader, that is restarted in the middle of a step. */
class RestartTest {
    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    @TempDir
    private Path directory;

    @Test
    void theStepEndsWhatItLeftRunningAndRunsItsStageAgain() throws Throwable {
        StandInEngine engine = StandInEngine.create(directory);
        engine.hang();
        jenkins.startJenkins();
        jenkins.runRemotely(RestartTest::startBuild, directory.toString());
        List<ProcessHandle> first = engine.awaitBuilds(1);
        jenkins.stopJenkins();
        engine.answer();

        jenkins.startJenkins();

        jenkins.runRemotely(RestartTest::assertSuccess);
        PipelineTest.assertEnded(first);
        assertThat(engine.builds()).hasSize(2);
    }

    /** A crash has no time to write anything. */
    @Test
    void theSameAfterTheControllerWasKilled() throws Throwable {
        StandInEngine engine = StandInEngine.create(directory);
        engine.hang();
        jenkins.startJenkins();
        jenkins.runRemotely(RestartTest::startBuild, directory.toString());
        List<ProcessHandle> first = engine.awaitBuilds(1);
        jenkins.runRemotely(RestartTest::awaitTheProgramOnDisk);
        jenkins.stopJenkinsForcibly();
        engine.answer();

        jenkins.startJenkins();

        jenkins.runRemotely(RestartTest::assertSuccess);
        PipelineTest.assertEnded(first);
    }

    private static void startBuild(JenkinsRule rule, String directory) throws Throwable {
        StandInEngine.at(Path.of(directory)).use();
        WorkflowJob job = rule.createProject(WorkflowJob.class, "delivery");
        job.setDefinition(new CpsFlowDefinition(StandInEngine.BUILD, true));
        job.scheduleBuild2(0).waitForStart();
    }

    private static void awaitTheProgramOnDisk(JenkinsRule rule) throws Throwable {
        WorkflowRun run =
                rule.jenkins.getItemByFullName("delivery", WorkflowJob.class).getBuildByNumber(1);
        Poll.until(
                () -> run.getRootDir().toPath().resolve("program.dat").toFile().exists());
    }

    private static void assertSuccess(JenkinsRule rule) throws Throwable {
        WorkflowRun run =
                rule.jenkins.getItemByFullName("delivery", WorkflowJob.class).getBuildByNumber(1);
        rule.assertBuildStatusSuccess(rule.waitForCompletion(run));
        rule.assertLogContains("built shop/api:build as sha256:", run);
    }
}
