package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.slipway.Poll;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import jenkins.branch.BranchSource;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Events that arrive at Jenkins, and what is built for them. */
@WithJenkins
class GitLabTriggerTest {
    private static final String SCRIPT = """
            node {
              def there = checkout scm
              echo "script %s, checkout ${there.GIT_COMMIT}"
            }
            """;

    @TempDir
    private Path directory;

    private JenkinsRule jenkins;
    private PushedRepository repository;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        this.repository = PushedRepository.create(directory);
    }

    @Test
    void withoutASecretNobodyIsBelieved() throws Exception {
        String sha = repository.commit("Jenkinsfile", SCRIPT.formatted("one"));

        assertThat(push("a-secret-that-nobody-configured", sha).statusCode()).isEqualTo(403);

        Hooked.configure(repository.address());
        assertThat(push("", sha).body()).isEqualTo("forbidden\n");
        assertThat(push("another-secret-token", sha).statusCode()).isEqualTo(403);
    }

    @Test
    void noOtherAddressGoesWithoutACrumb() throws Exception {
        for (String address : List.of("slipway-gitlab/x", "slipway-gitlabx/", "createItem")) {
            assertThat(PushedRepository.post(URI.create(jenkins.getURL() + address), Hooked.SECRET, "{}")
                            .body())
                    .as(address)
                    .contains("No valid crumb");
        }
    }

    @Test
    void aPipelineBuildsThePushedCommitWithItsScriptWhateverWasPushedSince() throws Exception {
        Hooked.configure(repository.address());
        WorkflowJob job = Hooked.job(jenkins, repository.address(), new GitLabTrigger());
        String pushed = repository.commit("Jenkinsfile", SCRIPT.formatted("one"));
        repository.commit("Jenkinsfile", SCRIPT.formatted("two"));

        assertThat(push(Hooked.SECRET, pushed).statusCode()).isEqualTo(202);

        WorkflowRun run = built(job);
        jenkins.assertBuildStatus(Result.SUCCESS, run);
        jenkins.assertLogContains("script one, checkout " + pushed, run);
        jenkins.assertLogContains("GitLab: ann pushed " + pushed.substring(0, 8), run);
    }

    @Test
    void theSamePushIsBuiltOnce() throws Exception {
        Hooked.configure(repository.address());
        WorkflowJob job = Hooked.job(jenkins, repository.address(), new GitLabTrigger());
        String pushed = repository.commit("Jenkinsfile", SCRIPT.formatted("one"));

        assertThat(push(Hooked.SECRET, pushed).statusCode()).isEqualTo(202);
        assertThat(push(Hooked.SECRET, pushed).statusCode()).isEqualTo(200);

        built(job);
        assertThat(job.getBuilds()).hasSize(1);
    }

    @Test
    void aTriggersFiltersHold() throws Exception {
        Hooked.configure(repository.address());
        GitLabTrigger trigger = new GitLabTrigger();
        trigger.setPaths(List.of("!docs/**"));
        Hooked.job(jenkins, repository.address(), trigger);
        String pushed = repository.commit("Jenkinsfile", SCRIPT.formatted("one"));

        assertThat(PushedRepository.push(jenkins.getURL(), Hooked.SECRET, "main", pushed, "docs/a.md")
                        .body())
                .contains("ignored by the rule 'paths'");
    }

    @Test
    void aMultibranchProjectBuildsThePushedBranch() throws Exception {
        Hooked.configure(repository.address());
        String pushed = repository.commit("Jenkinsfile", SCRIPT.formatted("one"));
        WorkflowMultiBranchProject project = multibranch();

        assertThat(push(Hooked.SECRET, pushed).statusCode()).isEqualTo(202);

        Poll.until(() -> project.getItem("main") != null);
        WorkflowRun run = built(project.getItem("main"));
        jenkins.assertBuildStatus(Result.SUCCESS, run);
        jenkins.assertLogContains("checkout " + pushed, run);
        assertThat(run.getCause(GitLabCause.class).getUsername()).isEqualTo("ann");
    }

    @Test
    void aBranchsOwnTriggerSaysWhichOfItsPushesAreBuilt() throws Exception {
        Hooked.configure(repository.address());
        String pushed = repository.commit(
                "Jenkinsfile",
                "properties([pipelineTriggers([gitlabPush(paths: ['!docs/**'])])])\n" + SCRIPT.formatted("one"));
        WorkflowMultiBranchProject project = multibranch();
        assertThat(push(Hooked.SECRET, pushed).statusCode()).isEqualTo(202);
        Poll.until(() -> project.getItem("main") != null);
        built(project.getItem("main"));

        assertThat(PushedRepository.push(jenkins.getURL(), Hooked.SECRET, "main", "2".repeat(40), "docs/a.md")
                        .body())
                .contains("ignored by the rule 'paths'");
        assertThat(PushedRepository.push(jenkins.getURL(), Hooked.SECRET, "next", "2".repeat(40), "docs/a.md")
                        .statusCode())
                .isEqualTo(202);
    }

    private WorkflowMultiBranchProject multibranch() throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "branches");
        GitSCMSource source = new GitSCMSource(repository.address());
        source.setTraits(List.of(new BranchDiscoveryTrait()));
        project.getSourcesList().add(new BranchSource(source));
        project.save();
        return project;
    }

    private HttpResponse<String> push(String secret, String sha) throws Exception {
        return PushedRepository.push(jenkins.getURL(), secret, "main", sha, "Jenkinsfile");
    }

    private WorkflowRun built(WorkflowJob job) throws Exception {
        Poll.until(() -> job.getLastBuild() != null);
        jenkins.waitUntilNoActivity();
        return job.getLastBuild();
    }
}
