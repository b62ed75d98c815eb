package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gate.Decision;
import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemedyTest {
    @TempDir
    private Path store;

    @Test
    void oneUpdateAnswersAllFindingsOfAPackage() {
        assertThat(remedies(IntStream.range(0, 400)
                        .mapToObj(SampleFindings::blocking)
                        .toList()))
                .containsExactly(new Remedy("Update", "Flask", "2.2.2", "fixed in 2.2.5", "400 findings"));
    }

    @Test
    void everyFixedVersionIsNamedBecauseVersionsAreNotCompared() {
        assertThat(remedies(List.of(flask("2.2.5"), flask("3.0.1"), flask("2.2.5"))))
                .containsExactly(new Remedy("Update", "Flask", "2.2.2", "fixed in 2.2.5; 3.0.1", "3 findings"));
    }

    @Test
    void whatNoVersionFixesIsSaidApart() {
        assertThat(remedies(List.of(flask(""), flask("2.2.5"))))
                .containsExactly(
                        new Remedy("Replace or remove", "Flask", "2.2.2", "no fixed version", "1 finding"),
                        new Remedy("Update", "Flask", "2.2.2", "fixed in 2.2.5", "1 finding"));
    }

    @Test
    void aSecretIsRevokedAndNotUpdated() {
        Finding secret = Finding.inFile(
                Finding.Kind.SECRET, "github-pat", "app/config.py", "line 3", "image", Severity.CRITICAL, "", "");

        assertThat(remedies(List.of(blocks(secret))))
                .containsExactly(
                        new Remedy("Revoke the secret in", "app/config.py", "line 3", "and take it out", "1 finding"));
    }

    @Test
    void whatDoesNotBlockNeedsNone() {
        assertThat(remedies(List.of(SampleFindings.zlib(), SampleFindings.below(1))))
                .isEmpty();
    }

    @Test
    void theReportSaysWhatToDoBeforeItListsTheFindings() throws Exception {
        Html page = Html.of(SampleRuns.blocked(store));

        assertThat(page.texts("h3")).startsWith("What to do", "\u2715 Rejected by the security officer 1 finding");
        assertThat(page.texts("li"))
                .contains(
                        "Update Jinja2 3.1.2, fixed in 3.1.3 1 finding",
                        "Update Werkzeug 2.2.2, fixed in 2.2.3 1 finding",
                        "Update Flask 2.2.2, fixed in 2.2.5 1 finding");
    }

    @Test
    void aLongListIsCutAndSaysSo() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        List<Judgement> many = IntStream.range(0, 15)
                .mapToObj(number -> blocks(SampleFindings.below(number).finding()))
                .toList();
        run.scan("a", 0, 9, SampleRun.verdict("a", many));

        assertThat(Html.of(run.directory()).text()).contains("3 more packages: see the findings.");
    }

    private static List<Remedy> remedies(List<Judgement> judgements) {
        return Remedy.of(SampleRun.verdict("a", judgements));
    }

    private static Judgement flask(String fixedVersion) {
        Finding flask = SampleFindings.flask().finding();
        return blocks(new Finding(
                flask.kind(),
                flask.id(),
                flask.aliases(),
                flask.component(),
                flask.severity(),
                flask.vendor(),
                fixedVersion,
                flask.status(),
                flask.title(),
                flask.url(),
                flask.scores()));
    }

    private static Judgement blocks(Finding finding) {
        return new Judgement(finding, Decision.BLOCK, Optional.empty(), "above 7.0", Optional.empty());
    }
}
