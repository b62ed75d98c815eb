package io.slipway.scan.clair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateOperationsTest {
    @Test
    void readsWhatClairSays() throws Exception {
        UpdateOperations updates = parse(RecordedClair.response("60-update-operations"));

        assertThat(updates.dates()).containsOnlyKeys("debian/updater", "osv/maven", "osv/pypi");
        assertThat(date(updates, "debian")).isEqualTo(Instant.parse("2026-11-21T15:12:53.816523Z"));
    }

    @Test
    void takesTheOldestOfWhatTheImagesKindsOfPackagesNeed() throws Exception {
        UpdateOperations updates = parse("""
                {"debian/updater": [{"date": "2026-11-20T00:00:00Z"}],
                 "osv/pypi": [{"date": "2026-11-10T01:00:00+01:00"}, {"date": "2026-11-12T00:00:00Z"}],
                 "alpine-main-v3.20-updater": [{"date": "2026-01-01T00:00:00Z"}],
                 "rhel-vex": [{"date": "2026-02-01T00:00:00Z"}]}""");

        assertThat(date(updates, "debian")).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(date(updates, "debian", "python-pkg")).isEqualTo("2026-11-12T00:00:00Z");
        assertThat(date(updates, "alpine", "jar")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(date(updates, "redhat")).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(date(updates, "solaris")).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(date(updates)).isEqualTo("2026-11-20T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"debian/updater\": []}", "null"})
    void refusesAnEmptyDatabase(String answer) {
        assertThatThrownBy(() -> parse(answer)).hasMessageMatching(".*(database is empty|is not a list of update).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"debian/updater\": [{\"date\": \"yesterday\"}]}", "[]", "<html>", ""})
    void refusesWhatIsNoList(String answer) {
        assertThatThrownBy(() -> parse(answer)).hasMessageContaining("Clair's list of updates");
    }

    private static Instant date(UpdateOperations updates, String... types) {
        return updates.date(List.of(types), PackageType.LANGUAGES);
    }

    private static UpdateOperations parse(String json) throws Exception {
        return UpdateOperations.parse(json.getBytes(UTF_8));
    }
}
