package io.jenkins.plugins.slipway.gitlab;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.UserRemoteConfig;
import hudson.util.Secret;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins that believes a GitLab's events about one project. */
final class Hooked {
    /** What proves them. */
    static final String SECRET = "a-secret-token-of-the-shop";

    private Hooked() {}

    static void configure(String address) throws Exception {
        GitSCM.ALLOW_LOCAL_CHECKOUT = true;
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "hook", "", Secret.fromString(SECRET)));
        SystemCredentialsProvider.getInstance().save();
        GitLabConnection connection = new GitLabConnection("https://gitlab.example.com");
        connection.setSecrets(List.of(new WebhookSecret("hook", List.of("shop/web"))));
        connection.setCloneAddresses(List.of(new CloneAddress("shop/web", address)));
        GitLabConfiguration.get().setConnections(List.of(connection));
    }

    /** A pipeline whose script is read without a checkout, if Jenkins has its way. */
    static WorkflowJob job(JenkinsRule jenkins, String address, GitLabTrigger trigger) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "web");
        CpsScmFlowDefinition script = new CpsScmFlowDefinition(
                new GitSCM(
                        List.of(new UserRemoteConfig(address, null, null, null)),
                        List.of(new BranchSpec("*/main")),
                        null,
                        null,
                        List.of()),
                "Jenkinsfile");
        script.setLightweight(true);
        job.setDefinition(script);
        job.addTrigger(trigger);
        return job;
    }
}
