package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway run} on images that are vulnerable, and with scanners that cannot look: it stops at the scan, and nothing is pushed. */
@RealTools
class VerdictFaultsTest {
    private static final String NOT_A_SCAN = "case \" $* \" in *' image '*) ;; *) exec $REAL \"$@\" ;; esac\n";

    private RealRegistry registry;
    private RunBench bench;

    @BeforeAll
    static void build() throws Exception {
        RunBench.build();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        registry = RealRegistry.start(Files.createDirectories(directory.resolve("registry")));
        bench = new RunBench(directory).pushingTo(registry.name);
        bench.stages(RunBench.BUILD, RunBench.SMOKE, RunBench.SCAN, RunBench.PUSH);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        registry.close();
    }

    @Test
    void deliversWhatIsNotVulnerable() throws Exception {
        SlipwayRun.Ended run = bench.run().requireSuccess();

        assertThat(run.after("PUSHED ")).startsWith(registry.name + "/shop/web@sha256:");
        assertThat(registry.tags("shop/web")).hasSize(1);
        assertThat(registry.uploads("shop/web")).isEmpty();
        bench.requireNothingLeft();
    }

    @Test
    void stopsAtAVulnerablePackage() throws Exception {
        bench.addVulnerablePackage();

        assertThat(blocked()).contains("is blocked: CVE-2020-14343 in PyYAML 5.3 (9.8 from ghsa, CVSS 3.1");
    }

    @Test
    void stopsAtAnExpiredAcceptanceAndSaysSo() throws Exception {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        bench.addVulnerablePackage();
        bench.write("security/acceptances.yaml", """
                - {id: CVE-2020-14343, decision: pass-through, until: %s, reason: Not reachable, approvedBy: alice}
                """.formatted(yesterday));

        assertThat(blocked())
                .contains("CVE-2020-14343 in PyYAML 5.3 (9.8 from ghsa")
                .contains("acceptance expired after " + yesterday);
    }

    @Test
    void hasNoVerdictOnAnImageInWhichNothingIsRecognised() throws Exception {
        bench.write("Dockerfile", """
                FROM scratch
                COPY busybox /bin/busybox
                COPY index.html /www/index.html
                ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"]
                """);

        assertThat(blocked()).contains("no verdict on " + bench.image + ": the scanner recognised no package");
    }

    @Test
    void hasNoVerdictByADatabaseThatIsMissing() throws Exception {
        Files.delete(bench.database("trivy.db"));
        Files.delete(bench.database("metadata.json"));

        assertThat(blocked()).contains("Trivy has no vulnerability database");
    }

    @Test
    void hasNoVerdictByADatabaseThatWasEmptied() throws Exception {
        Files.write(bench.database("trivy.db"), new byte[0]);

        assertThat(blocked()).contains("Trivy failed with exit code 1").contains("failed to open db");
    }

    @Test
    void hasNoVerdictByADatabaseThatKnowsNothingOfTheSystem() throws Exception {
        String database = Files.readString(bench.database("trivy.db"), ISO_8859_1);
        Files.writeString(bench.database("trivy.db"), database.replace("debian 12", "debian 42"), ISO_8859_1);

        assertThat(blocked()).contains("Trivy missed the planted").contains("does not know debian 12");
    }

    @Test
    void hasNoVerdictByAnOutdatedDatabase() throws Exception {
        bench.maxDatabaseAge = "7d";
        Files.writeString(bench.database("metadata.json"), """
                {"Version": 2, "NextUpdate": "2024-01-03T00:00:00Z", "UpdatedAt": "2024-01-02T00:00:00Z"}""");

        assertThat(blocked())
                .contains("the scanner's database is of 2024-01-02T00:00:00Z")
                .contains("policy.yaml allows 7 days (gate.maxDatabaseAge)");
    }

    @Test
    void hasNoVerdictByACorruptDatabase() throws Exception {
        byte[] bytes = Files.readAllBytes(bench.database("trivy.db"));
        Arrays.fill(bytes, 8192, bytes.length, (byte) 0x5a);
        Files.write(bench.database("trivy.db"), bytes);

        assertThat(blocked()).contains("Trivy").contains("database");
    }

    @Test
    void hasNoVerdictByTheReportOfAnotherImage() throws Exception {
        Path report = Path.of("../engine/src/test/resources/io/slipway/scan/trivy/recorded/12-exit-code-7/stdout.json")
                .toAbsolutePath();
        bench.replace("trivy", NOT_A_SCAN + """
                while [ "$1" != --output ]; do shift; done
                cp '%s' "$2"
                exit 7
                """.formatted(report));

        assertThat(blocked())
                .contains("Trivy's report is of another image: sha256:")
                .contains("instead of sha256:");
    }

    @Test
    void hasNoVerdictByAScannerThatDoesNothing() throws Exception {
        bench.tools.put("trivy", "/bin/true");

        assertThat(blocked()).contains("what is called trivy");
    }

    @Test
    void hasNoVerdictByAScanThatDoesNothing() throws Exception {
        bench.replace("trivy", NOT_A_SCAN + "exit 0\n");

        assertThat(blocked()).contains("Trivy ended with exit code 0 but wrote no report");
    }

    @Test
    void hasNoVerdictByAScannerThatIsKilled() throws Exception {
        bench.replace("trivy", NOT_A_SCAN + "kill -9 $$\n");

        assertThat(blocked()).contains("Trivy was ended by signal 9");
    }

    @Test
    void hasNoVerdictByATruncatedReport() throws Exception {
        bench.replace("trivy", NOT_A_SCAN + """
                $REAL "$@"
                code=$?
                while [ "$1" != --output ]; do shift; done
                truncate -s 700 "$2"
                exit $code
                """);

        assertThat(blocked()).contains("Trivy's report").contains("cut off");
    }

    /** The one line of a run that stopped at the scan, having pushed nothing and left nothing. */
    private String blocked() throws Exception {
        SlipwayRun.Ended run = bench.run();
        String error = run.error(1);
        assertThat(error).startsWith("ERROR: Jenkinsfile:").contains("scanImage: ");
        assertThat(run.text()).doesNotContain("PUSHED").contains("post was run");
        assertThat(registry.files()).as("what the registry keeps").isEmpty();
        bench.requireNothingLeft();
        return error;
    }
}
