package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.slipway.Poll;
import io.slipway.delivery.CommitStatuses.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What GitLab hears of builds of one commit that go on at the same time. */
@WithJenkins
class StatusesTest {
    /** The first build fails when there is a file beside the repository. */
    private static final String SCRIPT = """
            node {
              checkout scm
              stage('Deploy') {
                if (env.BUILD_NUMBER == '1') {
                  waitUntil(initialRecurrencePeriod: 250, quiet: true) { fileExists '%s' }
                  error 'it does not go on'
                }
              }
            }
            """;

    @TempDir
    private Path directory;

    private final List<JsonNode> statuses = new CopyOnWriteArrayList<>();
    private HttpServer gitlab;

    @BeforeEach
    void listen() throws Exception {
        gitlab = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gitlab.createContext("/", this::take);
        gitlab.start();
    }

    @AfterEach
    void stop() {
        gitlab.stop(0);
    }

    @Test
    void aBuildThatIsOvertakenLeavesTheLaterOnesStatuses(JenkinsRule jenkins) throws Exception {
        PushedRepository repository = PushedRepository.create(Files.createDirectory(directory.resolve("web")));
        Path ready = directory.resolve("ready");
        String sha = repository.commit("Jenkinsfile", SCRIPT.formatted(ready));
        configure(repository.address());
        WorkflowJob job = Hooked.job(jenkins, repository.address(), new GitLabTrigger());
        PushedRepository.push(jenkins.getURL(), Hooked.SECRET, "main", sha, "Jenkinsfile");
        Poll.until(() -> states("slipway: web: Deploy").contains("running 1"));
        WorkflowRun first = job.getLastBuild();

        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0));
        Files.createFile(ready);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(first));
        jenkins.waitUntilNoActivity();
        StatusReporter.get().say(first.getAction(GitLabRun.class), "last", State.SUCCESS, "");
        Poll.until(() -> !states("last").isEmpty());

        assertThat(states("slipway: web: Deploy")).containsExactly("running 1", "running 2", "success 2");
        assertThat(states("slipway: web")).containsExactly("pending ", "running 1", "running 2", "success 2");
    }

    private void configure(String address) throws Exception {
        Hooked.configure(address);
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "api", "", Secret.fromString("a-token")));
        SystemCredentialsProvider.getInstance().save();
        GitLabConnection connection =
                new GitLabConnection("http://localhost:" + gitlab.getAddress().getPort());
        connection.setCredentialsId("api");
        connection.setSecrets(List.of(new WebhookSecret("hook", List.of("shop/web"))));
        connection.setCloneAddresses(List.of(new CloneAddress("shop/web", address)));
        GitLabConfiguration.get().setConnections(List.of(connection));
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestURI().getPath().contains("/statuses/")) {
            statuses.add(new ObjectMapper().readTree(body));
        }
        byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** The states of a status, in their order, each with its build's number. */
    private List<String> states(String name) {
        return statuses.stream()
                .filter(status -> status.path("name").asText().equals(name))
                .map(status -> status.path("state").asText() + " "
                        + status.path("target_url")
                                .asText()
                                .replaceAll(".*/job/web/", "")
                                .replace("/", ""))
                .toList();
    }
}
