package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.slipway.Poll;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Deliveries in a controller that is killed. */
class GitLabRestartTest {
    /** Ends when there is a file beside the repository. */
    private static final String SCRIPT = """
            node {
              checkout scm
              echo 'it is there'
              waitUntil(initialRecurrencePeriod: 250, quiet: true) { fileExists '%s' }
            }
            """;

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    @TempDir
    private Path directory;

    @Test
    void whatJenkinsResumesIsNotStartedTwice() throws Throwable {
        kill(FlowDurabilityHint.MAX_SURVIVABILITY);

        jenkins.runRemotely(GitLabRestartTest::assertOneBuild);
    }

    @Test
    void whatJenkinsCannotResumeIsStartedAgainAndSaysSo() throws Throwable {
        kill(FlowDurabilityHint.PERFORMANCE_OPTIMIZED);

        jenkins.runRemotely(GitLabRestartTest::assertSecondAttempt);
    }

    private void kill(FlowDurabilityHint hint) throws Throwable {
        PushedRepository repository = PushedRepository.create(Files.createDirectory(directory.resolve("web")));
        Path ready = directory.resolve("ready");
        String sha = repository.commit("Jenkinsfile", SCRIPT.formatted(ready));
        jenkins.javaOptions("-Dhudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT=true");
        jenkins.startJenkins();
        jenkins.runRemotely(GitLabRestartTest::prepare, repository.address(), hint);
        assertThat(PushedRepository.push(jenkins.getUrl(), Hooked.SECRET, "main", sha, "Jenkinsfile")
                        .statusCode())
                .isEqualTo(202);
        jenkins.runRemotely(GitLabRestartTest::awaitTheMiddle);
        jenkins.stopJenkinsForcibly();
        Files.createFile(ready);
        jenkins.startJenkins();
    }

    private static void prepare(JenkinsRule rule, String address, FlowDurabilityHint hint) throws Throwable {
        Hooked.configure(address);
        WorkflowJob job = Hooked.job(rule, address, new GitLabTrigger());
        job.addProperty(new DurabilityHintJobProperty(hint));
    }

    /** Pipelines that are not durable are not written at once: what a crash leaves of a build in that moment is not a build. */
    private static void awaitTheMiddle(JenkinsRule rule) throws Throwable {
        Poll.until(() -> job(rule).getLastBuild() != null
                && JenkinsRule.getLog(job(rule).getLastBuild()).contains("it is there")
                && Files.readString(
                                job(rule).getLastBuild().getRootDir().toPath().resolve("build.xml"))
                        .endsWith("</flow-build>"));
    }

    private static void assertOneBuild(JenkinsRule rule) throws Throwable {
        rule.assertBuildStatusSuccess(rule.waitForCompletion(job(rule).getBuildByNumber(1)));
        rule.waitUntilNoActivity();
        assertThat(job(rule).getBuilds()).hasSize(1);
    }

    private static void assertSecondAttempt(JenkinsRule rule) throws Throwable {
        Poll.until(() -> job(rule).getBuildByNumber(2) != null);
        WorkflowRun second = rule.waitForCompletion(job(rule).getBuildByNumber(2));
        rule.assertBuildStatusSuccess(second);
        rule.assertLogContains("attempt 2: Jenkins ended in the middle of the one before", second);
        rule.assertBuildStatus(Result.FAILURE, job(rule).getBuildByNumber(1));
        rule.waitUntilNoActivity();
        assertThat(job(rule).getBuilds()).hasSize(2);
    }

    private static WorkflowJob job(JenkinsRule rule) {
        return rule.jenkins.getItemByFullName("web", WorkflowJob.class);
    }
}
