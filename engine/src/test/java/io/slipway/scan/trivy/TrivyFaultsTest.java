package io.slipway.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Gate;
import io.slipway.gate.Inspection;
import io.slipway.gate.Proof;
import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the real Trivy could not look, or was led astray, there is no verdict. */
@WithRealTrivy
class TrivyFaultsTest extends TrivyScanning {
    private static final Map<String, String> MISLEADING = Map.of(
            "etc/alpine-release", "3.20.1\n",
            "etc/rocky-release", "Rocky Linux release 9.3 (Blue Onyx)\n",
            "etc/system-release", "Amazon Linux release 2023 (Amazon Linux)\n");

    @Test
    void givesNoVerdictOnAnImageInWhichNothingIsRecognised() throws Exception {
        Inspection inspection = inspect(TestArchive.of(directory, Map.of("bin/x", "x")));
        assertThatThrownBy(() -> judge(inspection))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("recognised no package");
    }

    @Test
    void givesNoVerdictOnASystemWhosePackageDatabaseIsGone() throws Exception {
        Inspection inspection = inspect(TestArchive.debian(directory, "12.5", ""));
        assertThatThrownBy(() -> judge(inspection)).hasMessageContaining("recognised no package");
    }

    /** What somebody could put into a Dockerfile so that Trivy looks for nothing, and reports a success. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            var/lib/dpkg/status,                                 , recognised debian 12.5 in it but no package of that
            var/lib/dpkg/status, var/lib/dpkg/status.bak         , recognised debian 12.5 in it but no package of that
            etc/os-release etc/debian_version,                   , found packages of an operating system in it but no such system
            , etc/alpine-release                                 , found packages of an operating system in it but no such system
            , etc/rocky-release                                  , found packages of an operating system in it but no such system
            , etc/system-release                                 , found packages of an operating system in it but no such system
            """)
    void givesNoVerdictOnASystemThatWasHidden(String without, String with, String reason) throws Exception {
        Map<String, String> files = new LinkedHashMap<>(TestArchive.system("12.5", TestArchive.ZLIB));
        files.put("usr/lib/python3/dist-packages/x-1.dist-info/METADATA", "Name: x\nVersion: 1\n\n");
        if (without != null) {
            List.of(without.split(" ")).forEach(files::remove);
        }
        if (with != null) {
            files.put(with, MISLEADING.getOrDefault(with, TestArchive.ZLIB));
        }
        Inspection inspection = inspect(TestArchive.of(directory, files));
        assertThat(inspection.findings()).isEmpty();
        assertThatThrownBy(() -> judge(inspection))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("no verdict on demo/api:1: the scanner " + reason.replace("it but", "it, but"));
    }

    @Test
    void doubtsASystemPastItsEndOfLife() throws Exception {
        Verdict verdict = judge(inspect(TestArchive.debian(directory, "8.11", TestArchive.TAR)));
        assertThat(verdict.proof()).isEqualTo(Proof.UNPROVED);
        assertThat(verdict.doubts())
                .anyMatch(doubt -> doubt.text().contains("debian 8.11 is past its end of life"))
                .anyMatch(doubt -> doubt.text().contains("no canary proves"));
    }

    @Test
    void givesNoVerdictWithAnOutdatedDatabase() throws Exception {
        Inspection inspection = inspect(TestArchive.debian(directory, "12.5", TestArchive.TAR));
        Gate later = new Gate("policy.yaml", GateRules.STRICT, made.plus(Duration.ofDays(8)));
        assertThatThrownBy(() -> later.judge(inspection, Acceptances.NONE)).hasMessageContaining("8 days old");
    }

    @Test
    void givesNoVerdictWithoutADatabase() throws Exception {
        Files.delete(cache.resolve("db/trivy.db"));
        Files.delete(cache.resolve("db/metadata.json"));
        refuses("no vulnerability database");
    }

    @Test
    void givesNoVerdictWithADatabaseCutShort() throws Exception {
        byte[] whole = Files.readAllBytes(cache.resolve("db/trivy.db"));
        Files.write(cache.resolve("db/trivy.db"), Arrays.copyOf(whole, 40_000));
        refuses("Trivy crashed");
    }

    @Test
    void givesNoVerdictWithADatabaseThatIsNone() throws Exception {
        Files.writeString(cache.resolve("db/trivy.db"), "x".repeat(3000));
        refuses("Trivy failed with exit code 1");
    }

    @Test
    void givesNoVerdictWithAnEmptiedDatabase() throws Exception {
        Files.write(cache.resolve("db/trivy.db"), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        refuses("Trivy failed with exit code 1");
    }

    @Test
    void givesNoVerdictWithADatabaseThatKnowsNothing() throws Exception {
        Files.write(
                cache.resolve("db/trivy.db"),
                TrivyScanning.class.getResourceAsStream("empty.db").readAllBytes());
        refuses("Trivy missed the planted CVE-2024-6387");
    }

    @Test
    void givesNoVerdictOnATruncatedArchive() throws Exception {
        TestArchive archive = TestArchive.debian(directory, "12.5", TestArchive.TAR);
        byte[] whole = Files.readAllBytes(archive.file());
        Files.write(archive.file(), Arrays.copyOf(whole, 700));
        assertThatThrownBy(() -> inspect(archive))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("unable to initialize archive image");
    }

    @Test
    void refusesTheReportOfAnotherImage() throws Exception {
        TestArchive other = TestArchive.debian(directory, "12.5", TestArchive.ZLIB);
        TestArchive archive = TestArchive.debian(directory, "12.5", TestArchive.TAR);
        assertThatThrownBy(() -> inspect(new TestArchive(other.file(), archive.configDigest())))
                .hasMessageContaining("of another image")
                .hasMessageContaining(other.configDigest());
    }

    @Test
    void givesNoVerdictByAServerThatKnowsNothing() throws Exception {
        Files.write(
                cache.resolve("db/trivy.db"),
                TrivyScanning.class.getResourceAsStream("empty.db").readAllBytes());
        try (TrivyServerProcess started = TrivyServerProcess.start(cache, "")) {
            server = Optional.of(started.rules());
            refuses("Trivy missed the planted CVE-2024-6387");
        }
    }
}
