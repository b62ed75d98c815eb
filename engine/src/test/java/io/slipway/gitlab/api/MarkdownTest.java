package io.slipway.gitlab.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.record.Entry;
import io.slipway.record.Header;
import io.slipway.record.Outcome;
import io.slipway.record.RecordContent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "plain ~ `plain`",
                "<script>alert(1)</script> ~ `<script>alert(1)</script>`",
                "@all see #1 !2 ~ `@all see #1 !2`",
                "a`b``c ~ ```a`b``c```",
                "`a ~ `` `a ``",
                "a|b ~ `a\\|b`",
                "[x](javascript:1) ~ `[x](javascript:1)`"
            })
    void showsTextsOfStrangersAsText(String text, String markdown) {
        assertThat(Markdown.code(text)).isEqualTo(markdown);
    }

    @Test
    void keepsATextOnItsLine() {
        assertThat(Markdown.code("a\n/close\n\u2028|---|\u202e")).isEqualTo("`a /close \\|---\\|`");
    }

    @Test
    void tellsVerdictsAndStages() {
        Header header = new Header(
                Header.SCHEMA, "shop-1", "shop", Instant.EPOCH, Optional.empty(), "strict", "sha256:" + "0".repeat(64));
        Entry scan = entry(
                "scanImage",
                Outcome.FAILED,
                "1 finding blocks @all",
                Map.of("image", "shop/web:1", "verdict", "block", "blocking", 1, "accepted", 0, "below", "<b>"));

        String note = DeliveryNote.of(
                "failed", "3f2a91c0", "https://ci/runs/1", new RecordContent(header, List.of(scan), Optional.empty()));

        assertThat(note).isEqualTo("""
                        **Slipway: failed** for `3f2a91c0` · [run, log and report](<https://ci/runs/1>)

                        | image | verdict | blocking | accepted | expired | below threshold |
                        |---|---|--:|--:|--:|--:|
                        | `shop/web:1` | ❌ block | 1 | 0 | – | – |

                        | | step | result | time |
                        |---|---|---|--:|
                        | ❌ | `scanImage` | `1 finding blocks @all` | 2.5 s |

                        <sub>The record is not signed; `slipway verify` checks it.</sub>
                        """);
    }

    private static Entry entry(String stage, Outcome outcome, String message, Map<String, Object> facts) {
        return new Entry(
                0,
                stage,
                List.of(),
                outcome,
                message,
                facts,
                List.of(),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH.plusMillis(2500),
                0,
                "",
                "");
    }
}
