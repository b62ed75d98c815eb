package io.slipway.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.AcceptanceFile;
import io.slipway.acceptance.AcceptanceLimits;
import io.slipway.acceptance.Origin;
import io.slipway.host.DeliveryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final AcceptanceLimits LIMITS = new AcceptanceLimits("the policy", LocalDate.of(2026, 11, 21), 90);
    private static final Ledger EMPTY = new Ledger(List.of());

    @Test
    void aDecisionHoldsUntilItIsRevoked() throws Exception {
        Ledger decided = EMPTY.decide(acceptance("zlib1g", Acceptance.Kind.PASS_THROUGH), "shop #1", NOW);
        Ledger revoked = decided.revoke(1, "dana", "", "a mistake", NOW);

        assertThat(decided.acceptances()).singleElement().satisfies(entry -> {
            assertThat(entry.approvedBy()).isEqualTo("officer");
            assertThat(entry.origin().kind()).isEqualTo(Origin.Kind.OPERATOR);
        });
        assertThat(revoked.acceptances()).isEmpty();
        assertThat(revoked.events()).hasSize(2);
    }

    @Test
    void aNewDecisionOnTheSameReplacesTheEarlierOne() throws Exception {
        Ledger ledger = EMPTY.decide(acceptance("zlib1g", Acceptance.Kind.PASS_THROUGH), "", NOW)
                .decide(acceptance("zlib1g", Acceptance.Kind.REJECT), "", NOW);

        assertThat(ledger.acceptances()).extracting(Acceptance::kind).containsExactly(Acceptance.Kind.REJECT);
        assertThat(ledger.events()).hasSize(3);
    }

    @Test
    void refusesADecisionThatContradictsAWiderOne() throws Exception {
        Ledger ledger = EMPTY.decide(acceptance("", Acceptance.Kind.REJECT), "", NOW);

        assertThatThrownBy(() -> ledger.decide(acceptance("zlib1g", Acceptance.Kind.FIX), "", NOW))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("contradicts decision 1 by officer");
    }

    @Test
    void revokesNothingTwiceAndNothingWithoutAReason() throws Exception {
        Ledger ledger = EMPTY.decide(acceptance("", Acceptance.Kind.REJECT), "", NOW);
        Ledger revoked = ledger.revoke(1, "dana", "", "why", NOW);

        assertThatThrownBy(() -> revoked.revoke(1, "dana", "", "why", NOW)).hasMessageContaining("no decision 1");
        assertThatThrownBy(() -> ledger.revoke(1, "dana", "", " ", NOW)).hasMessageContaining("say it in words");
    }

    @Test
    void aRejectionThatADelivererTookBackStandsForTheirDelivery() throws Exception {
        Ledger revoked =
                EMPTY.decide(acceptance("", Acceptance.Kind.REJECT), "", NOW).revoke(1, "dana", "", "why", NOW);

        assertThat(revoked.acceptances(by -> !by.equals("dana")))
                .extracting(Acceptance::kind)
                .containsExactly(Acceptance.Kind.REJECT);
        assertThat(revoked.acceptances(by -> true)).isEmpty();
    }

    @Test
    void aRejectionThatADelivererReplacedStandsUntilSomebodyElseDecides() throws Exception {
        Ledger replaced = EMPTY.decide(acceptance("", Acceptance.Kind.REJECT), "", NOW)
                .decide(acceptance("", Acceptance.Kind.PASS_THROUGH, "dana"), "", NOW);
        Ledger decided = replaced.decide(acceptance("", Acceptance.Kind.PASS_THROUGH), "", NOW);

        assertThat(replaced.acceptances(by -> !by.equals("dana")))
                .extracting(Acceptance::kind)
                .containsExactly(Acceptance.Kind.REJECT);
        assertThat(decided.acceptances(by -> !by.equals("dana")))
                .extracting(Acceptance::kind)
                .containsExactly(Acceptance.Kind.PASS_THROUGH);
    }

    @Test
    void whatADelivererAcceptedDoesNotCountForTheirDelivery() throws Exception {
        Ledger ledger = EMPTY.decide(acceptance("", Acceptance.Kind.PASS_THROUGH, "dana"), "", NOW);

        assertThat(ledger.acceptances(by -> !by.equals("dana"))).isEmpty();
        assertThat(ledger.acceptances(by -> true)).hasSize(1);
    }

    @Test
    void theFileHoldsEveryWordAndReadsTheSame(@TempDir Path directory) throws Exception {
        LedgerFile file = new LedgerFile(directory.resolve("slipway/acceptances.json"));
        Ledger ledger = EMPTY.decide(acceptance("zlib1g", Acceptance.Kind.FIX), "a \"build\" #1\n<script>", NOW)
                .decide(notAffected(), "", NOW)
                .revoke(1, "dana", "", "why", NOW);

        file.write(ledger);

        assertThat(file.read()).isEqualTo(ledger);
    }

    @Test
    void anAlteredFileIsNotReadAtAll(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("acceptances.json");
        LedgerFile file = new LedgerFile(path);
        file.write(EMPTY.decide(acceptance("zlib1g", Acceptance.Kind.REJECT), "", NOW));
        String text = Files.readString(path);

        Files.writeString(path, text.replace("REJECT", "PASS_THROUGH"));
        assertThatThrownBy(file::read).hasMessageContaining("line 1 was altered");

        Files.writeString(path, text.substring(0, text.length() / 2));
        assertThatThrownBy(file::read).hasMessageContaining("not the ledger");
    }

    @Test
    void theFirstLineCannotBeTakenAway(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("acceptances.json");
        Ledger ledger = EMPTY.decide(acceptance("zlib1g", Acceptance.Kind.REJECT), "", NOW)
                .decide(acceptance("bash", Acceptance.Kind.FIX), "", NOW);
        LedgerFile file = new LedgerFile(path);
        file.write(new Ledger(ledger.events().subList(1, 2)));

        assertThatThrownBy(file::read).hasMessageContaining("altered, or lines are missing");
    }

    @Test
    void whatIsExportedReadsAsAnAcceptancesFile() throws Exception {
        List<Acceptance> decided = EMPTY.decide(acceptance("zlib1g", Acceptance.Kind.FIX), "", NOW)
                .decide(notAffected(), "", NOW)
                .acceptances();

        List<Acceptance> read = new AcceptanceFile(LIMITS)
                .parse("acceptances.yaml", AcceptanceYaml.of(decided))
                .entries();

        assertThat(read).usingRecursiveComparison().ignoringFields("origin").isEqualTo(decided);
    }

    private static Acceptance acceptance(String packageName, Acceptance.Kind kind) {
        return acceptance(packageName, kind, "officer");
    }

    private static Acceptance acceptance(String packageName, Acceptance.Kind kind, String by) {
        return new Acceptance(
                "CVE-2023-45853",
                kind,
                Optional.of(LocalDate.of(2026, 12, 20)),
                Optional.empty(),
                "not built: 'minizip' # yes",
                by,
                packageName,
                "shop/api",
                Origin.operator("a test"),
                "");
    }

    private static Acceptance notAffected() {
        return new Acceptance(
                "CVE-2024-1",
                Acceptance.Kind.NOT_AFFECTED,
                Optional.empty(),
                Optional.of(Acceptance.Justification.VULNERABLE_CODE_NOT_PRESENT),
                "12",
                "officer",
                "",
                "shop/api",
                Origin.operator("a test"),
                "");
    }
}
