package io.slipway.gitlab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.delivery.CommitStatuses.State;
import io.slipway.host.Secret;
import io.slipway.host.local.LocalHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GitLab's side is scripted by its documentation: Commits API, Notes API, rate limits. */
class GitLabApiTest {
    private static final String SHA = "3f2a91c0".repeat(5);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path directory;

    private final MockWebServer gitlab = new MockWebServer();
    private GitLabApi api;

    @BeforeEach
    void start() throws Exception {
        gitlab.start();
        URI url = URI.create(gitlab.url("/git").toString());
        LocalHost host = new LocalHost(directory, Map.of(), Map.of());
        api = new GitLabApi(new GitLabServer(url, Secret.of("glpat-1"), ""), host::send, InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    @Test
    void setsAStatusAsTheCommitsApiHasIt() throws Exception {
        answer(201, "{}");

        assertThat(api.send(status("slipway", "all went well"))).isEqualTo(new Answer.Accepted(Duration.ZERO));

        RecordedRequest request = gitlab.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getUrl().encodedPath()).isEqualTo("/git/api/v4/projects/shop%2Fweb/statuses/" + SHA);
        assertThat(request.getHeaders().get("PRIVATE-TOKEN")).isEqualTo("glpat-1");
        assertThat(request.getBody().utf8())
                .isEqualTo(
                        "{\"state\":\"running\",\"name\":\"slipway\",\"ref\":\"main\",\"target_url\":\"http://ci/runs/1\",\"description\":\"all went well\"}");
    }

    @Test
    void cutsADescriptionThatIsTooLongForGitLab() {
        String description =
                status("slipway", "x".repeat(254) + "\uD83D\uDE80" + "\nmore").description();

        assertThat(description).hasSize(255).endsWith("x…").doesNotContain("\n");
    }

    @Test
    void sendsTheTokenNowhereElse() throws Exception {
        gitlab.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", gitlab.url("/elsewhere").toString())
                .build());

        assertThat(api.send(status("slipway", ""))).isInstanceOf(Answer.Refused.class);
        assertThat(gitlab.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gitlab.example.com",
                "http://10.0.0.1",
                "http://localhost.example.com",
                "ftp://x",
                "gitlab.example.com",
                "https://user:pw@gitlab.example.com",
                "https://gitlab.example.com/?a=b"
            })
    void refusesAnAddressThatWouldShowTheToken(String url) {
        assertThatThrownBy(() -> new GitLabServer(URI.create(url), Secret.of("glpat-1"), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://gitlab.example.com", "http://127.0.0.1:8080/", "http://localhost", "http://[::1]:80"})
    void takesAnAddressThatDoesNot(String url) {
        assertThat(new GitLabServer(URI.create(url), Secret.of("glpat-1"), "").toString())
                .doesNotContain("glpat");
    }

    @Test
    void obeysTheQuota() throws Exception {
        answer(201, "{}", "RateLimit-Remaining", "0", "RateLimit-Reset", String.valueOf(NOW.getEpochSecond() + 30));
        answer(429, "Retry later", "Retry-After", "17");
        answer(429, "", "RateLimit-Reset", String.valueOf(NOW.getEpochSecond() + 40));
        answer(503, "");
        answer(429, "", "Retry-After", "99999999999");

        assertThat(api.send(status("a", ""))).isEqualTo(new Answer.Accepted(Duration.ofSeconds(30)));
        assertThat(rest(api.send(status("a", "")))).isEqualTo(Duration.ofSeconds(17));
        assertThat(rest(api.send(status("a", "")))).isEqualTo(Duration.ofSeconds(40));
        assertThat(rest(api.send(status("a", "")))).isEqualTo(Duration.ZERO);
        assertThat(rest(api.send(status("a", "")))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void tellsWhatMayBeTriedAgain() throws Exception {
        answer(500, "");
        answer(404, "{\"message\":\"404 Project Not Found\"}");
        answer(400, "{\"message\":\"Cannot transition status via :run from :running (Reason(s): x)\"}");

        assertThat(api.send(status("a", ""))).isEqualTo(new Answer.Later("GitLab answered 500"));
        assertThat(api.send(status("a", "")))
                .isEqualTo(new Answer.Refused("GitLab answered 404 (404 Project Not Found)"));
        assertThat(api.send(status("a", ""))).isEqualTo(new Answer.Accepted(Duration.ZERO));
    }

    @Test
    void callsAServerThatDoesNotAnswerUnavailable() throws Exception {
        gitlab.close();

        assertThat(api.send(status("a", ""))).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void writesANoteOnce() throws Exception {
        answer(200, "{\"id\":7}");
        answer(200, "[{\"id\":1,\"body\":\"hello\",\"author\":{\"id\":7}}]", "X-Next-Page", "");
        answer(201, "{}");

        assertThat(api.send(new MergeRequestNote("shop/web", 3, "delivery", "text")))
                .isEqualTo(new Answer.Accepted(Duration.ZERO));

        gitlab.takeRequest();
        gitlab.takeRequest();
        RecordedRequest post = gitlab.takeRequest();
        assertThat(post.getMethod()).isEqualTo("POST");
        assertThat(post.getUrl().encodedPath()).isEqualTo("/git/api/v4/projects/shop%2Fweb/merge_requests/3/notes");
        assertThat(post.getBody().utf8()).isEqualTo("{\"body\":\"<!-- slipway:delivery -->\\ntext\"}");
    }

    @Test
    void changesItsOwnNoteAndNobodyElses() throws Exception {
        answer(200, "{\"id\":7}");
        answer(
                200,
                "[{\"id\":1,\"body\":\"<!-- slipway:delivery -->\\nforged\",\"author\":{\"id\":8}}]",
                "X-Next-Page",
                "2");
        answer(200, "[{\"id\":2,\"body\":\"<!-- slipway:delivery -->\\nold\",\"author\":{\"id\":7}}]");
        answer(200, "{}");

        assertThat(api.send(new MergeRequestNote("shop/web", 3, "delivery", "text")))
                .isEqualTo(new Answer.Accepted(Duration.ZERO));

        gitlab.takeRequest();
        gitlab.takeRequest();
        assertThat(gitlab.takeRequest().getUrl().queryParameter("page")).isEqualTo("2");
        RecordedRequest put = gitlab.takeRequest();
        assertThat(put.getMethod()).isEqualTo("PUT");
        assertThat(put.getUrl().encodedPath()).endsWith("/notes/2");
    }

    private static Duration rest(Answer answer) {
        return ((Answer.Unavailable) answer).rest();
    }

    private void answer(int status, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            response.addHeader(headers[i], headers[i + 1]);
        }
        gitlab.enqueue(response.build());
    }

    private static CommitStatus status(String name, String description) {
        return new CommitStatus("shop/web", SHA, "main", name, State.RUNNING, "http://ci/runs/1", description);
    }
}
