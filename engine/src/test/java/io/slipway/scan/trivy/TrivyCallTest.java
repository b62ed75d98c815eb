package io.slipway.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.host.ExitStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrivyCallTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30-no-such-image              | Trivy failed with exit code 1: run error: image scan error
            31-truncated-tar              | unable to initialize archive image
            40-first-run-without-database | --skip-db-update cannot be specified on the first run
            41-unknown-flag               | unknown flag: --nosuch
            44-database-schema-3          | the version of DB schema doesn't match. Local DB: 3, Expected: 2
            45-corrupt-database           | Trivy crashed (unexpected fault address 0x7fd186209000); its database is probably damaged
            """)
    void saysInOneLineWhyARecordedRunFailed(String name, String reason) throws Exception {
        assertThat(TrivyCall.reason(Recorded.ended(name)))
                .contains(reason)
                .doesNotContain("\n", "\t")
                .hasSizeLessThan(400);
    }

    @Test
    void namesTheSignalThatEndedIt() {
        ExitStatus killed = new ExitStatus(137, false, "", "", Duration.ofSeconds(1));
        assertThat(TrivyCall.reason(killed)).isEqualTo("Trivy was ended by signal 9 before it had finished");
    }

    @Test
    void neutralisesControlCharactersOfWhatTrivySays() {
        ExitStatus failed =
                new ExitStatus(1, false, "", "2026\tFATAL\tFatal error\t\u001b[31mbad\u0007", Duration.ofSeconds(1));
        assertThat(TrivyCall.reason(failed)).doesNotContain("\u001b", "\u0007").contains("bad");
    }
}
