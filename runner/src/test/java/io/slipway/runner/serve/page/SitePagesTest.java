package io.slipway.runner.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.runner.serve.http.PageRequest;
import io.slipway.runner.serve.http.PageResponse;
import io.slipway.runner.serve.run.Runs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitePagesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:42Z"), ZoneOffset.UTC);
    private static final String EVENTS = """
            {"event":"stage-started","stage":"Build"}
            {"event":"stage-ended","stage":"Build","result":"SUCCESS"}
            {"event":"stage-started","stage":"<b>Docs</b>"}
            {"event":"stage-skipped","stage":"<b>Docs</b>","reason":"WHEN"}
            not an event
            {"event":"stage-started","stage":"Scan"}
            """;

    @TempDir
    Path directory;

    @Test
    void showsHowFarEachStageIs() throws Exception {
        run("RUNNING");

        assertThat(page("/runs/1"))
                .contains("http-equiv=\"refresh\"")
                .containsSubsequence(
                        "<li class=\"good\">", "Build", "success", "<li class=\"neutral\">", "&lt;b&gt;Docs", "skipped")
                .containsSubsequence("<li class=\"live\">", "Scan", "running")
                .doesNotContain("<b>");
        assertThat(page("/")).contains("42.0 s · <bdi>Scan</bdi>");
    }

    @Test
    void nothingGoesOnInARunThatHasEnded() throws Exception {
        run("ABORTED");

        assertThat(page("/runs/1")).containsSubsequence("Scan", "aborted").doesNotContain("http-equiv", "\"live\"");
        assertThat(page("/")).doesNotContain("Scan");
    }

    private void run(String state) throws Exception {
        Path run = Files.createDirectory(directory.resolve("1"));
        Files.writeString(run.resolve("events.jsonl"), EVENTS);
        Files.writeString(
                run.resolve("run.json"), """
                {"id": 1, "attempt": 1, "accepted": "2026-11-21T11:59:59Z", "started": "2026-11-21T12:00:00Z", "ended": null,
                 "state": "%s", "message": "", "open": [], "mergeRequests": [],
                 "trigger": {"project": "shop/web", "event": "PUSH", "ref": "refs/heads/main", "before": "%s", "after": "%s", "sha": "%s",
                   "user": {"id": 4, "username": "ann", "name": "Ann"},
                   "commit": {"message": "A change", "author": "Ann", "email": "", "url": ""},
                   "mergeRequest": null, "protection": "UNKNOWN", "condition": "NONE", "occasion": "", "subscribers": []}}
                """.formatted(state, "1".repeat(40), "2".repeat(40), "2".repeat(40)));
    }

    private String page(String path) throws Exception {
        PageResponse answer = new SitePages(Runs.open(directory), CLOCK)
                .answer(new PageRequest("GET", path, Map.of(), Map.of(), "192.0.2.7"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answer.body().write(out);
        assertThat(answer.status()).isEqualTo(200);
        return out.toString(StandardCharsets.UTF_8);
    }
}
