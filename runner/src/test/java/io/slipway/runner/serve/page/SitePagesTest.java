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

    @Test
    void whatRunsIsShownHoweverManyWait() throws Exception {
        run("RUNNING");
        for (int id = 2; id <= 300; id++) {
            run(id, "QUEUED");
        }

        assertThat(page("/"))
                .contains("1 running, 299 waiting", "href=\"/?before=101\"")
                .containsSubsequence("Run 1<", "Run 300<", "Run 101<")
                .doesNotContain("Run 100<");
    }

    @Test
    void olderRunsHavePagesOfTheirOwn() throws Exception {
        for (int id = 1; id <= 300; id++) {
            run(id, "SUCCESS");
        }

        assertThat(page("/", Map.of("before", "101")))
                .containsSubsequence("Run 100<", "Run 1<")
                .doesNotContain("Run 101<", "before=");
        assertThat(page("/", Map.of("before", "<b>"))).contains("Run 300<").doesNotContain("<b>");
    }

    @Test
    void aCharacterIsNotCutInTwo() throws Exception {
        run("SUCCESS");
        Files.writeString(
                directory.resolve("1/log.txt"), "x\n" + "ä".repeat(100) + "\n" + "ü".repeat(100_000) + "\nend");

        assertThat(page("/runs/1/log"))
                .contains("ä".repeat(100), "ü".repeat(100_000), "\nend")
                .doesNotContain("\uFFFD");
        Files.writeString(directory.resolve("1/log.txt"), "ü\n".repeat(50_000) + "end");
        assertThat(page("/runs/1/log")).contains("ü\nend").doesNotContain("\uFFFD");
    }

    private void run(String state) throws Exception {
        run(1, state);
    }

    private void run(int id, String state) throws Exception {
        Path run = Files.createDirectory(directory.resolve(Integer.toString(id)));
        Files.writeString(run.resolve("events.jsonl"), EVENTS);
        Files.writeString(
                run.resolve("run.json"), """
                {"id": %d, "attempt": 1, "accepted": "2026-11-21T11:59:59Z", "started": "2026-11-21T12:00:00Z", "ended": null,
                 "state": "%s", "message": "", "open": [], "mergeRequests": [],
                 "trigger": {"project": "shop/web", "event": "PUSH", "ref": "refs/heads/main", "before": "%s", "after": "%s", "sha": "%s",
                   "user": {"id": 4, "username": "ann", "name": "Ann"},
                   "commit": {"message": "A change", "author": "Ann", "email": "", "url": ""},
                   "mergeRequest": null, "protection": "UNKNOWN", "condition": "NONE", "occasion": "", "subscribers": []}}
                """.formatted(id, state, "1".repeat(40), "2".repeat(40), "2".repeat(40)));
    }

    private String page(String path) throws Exception {
        return page(path, Map.of());
    }

    private String page(String path, Map<String, String> query) throws Exception {
        PageResponse answer = new SitePages(Runs.open(directory), CLOCK)
                .answer(new PageRequest("GET", path, query, Map.of(), "192.0.2.7"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answer.body().write(out);
        assertThat(answer.status()).isEqualTo(200);
        return out.toString(StandardCharsets.UTF_8);
    }
}
