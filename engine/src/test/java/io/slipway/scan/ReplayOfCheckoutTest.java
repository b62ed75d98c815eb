package io.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Finding;
import io.slipway.gate.Gate;
import io.slipway.gate.Judgement;
import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trivy's recorded report on a checkout beside that on an image. */
class ReplayOfCheckoutTest {
    private static final Gate GATE = new Gate("policy.yaml", GateRules.STRICT, Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    private Path directory;

    @Test
    void addsWhatLiesInTheCheckoutToTheImage() throws Exception {
        Path image = recorded("10-findings");
        Path checkout = recorded("50-secret-and-misconfig");
        List<Verdict> verdicts = Replay.judge(List.of(checkout, image), Acceptances.NONE, GATE);
        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.blocking())
                    .extracting(ReplayOfCheckoutTest::words)
                    .contains("github-pat settings.py line 1");
            assertThat(verdict.judgements())
                    .extracting(ReplayOfCheckoutTest::words)
                    .contains("DS-0002 Dockerfile line 3", "DS-0005 Dockerfile line 2", "DS-0026 Dockerfile ")
                    .doesNotHaveDuplicates();
            assertThat(verdict.repositories()).containsExactly("debian-flask", "127.0.0.1:5000/demo/debian-flask", "x");
            assertThat(verdict.judgements())
                    .filteredOn(judgement -> judgement.finding().kind() == Finding.Kind.SECRET)
                    .hasSize(1);
        });
        assertThat(verdicts).isEqualTo(Replay.judge(List.of(image, checkout), Acceptances.NONE, GATE));
    }

    @Test
    void refusesACheckoutAlone() throws Exception {
        Path checkout = recorded("50-secret-and-misconfig");
        assertThatThrownBy(() -> Replay.judge(List.of(checkout), Acceptances.NONE, GATE))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("a report on a checkout alone");
    }

    private static String words(Judgement judgement) {
        return "%s %s %s"
                .formatted(
                        judgement.finding().id(),
                        judgement.finding().component().name(),
                        judgement.finding().component().version());
    }

    private Path recorded(String name) throws IOException {
        Path file = directory.resolve(name + ".json");
        try (InputStream in =
                ReplayOfCheckoutTest.class.getResourceAsStream("trivy/recorded/" + name + "/stdout.json")) {
            Files.copy(in, file);
        }
        return file;
    }
}
