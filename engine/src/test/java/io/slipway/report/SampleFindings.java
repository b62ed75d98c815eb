package io.slipway.report;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Origin;
import io.slipway.gate.Component;
import io.slipway.gate.CvssVersion;
import io.slipway.gate.Decision;
import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Score;
import io.slipway.gate.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judgements as the gate makes them, for the samples. */
final class SampleFindings {
    static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{{style}}}\u202Egnp.exe\u0007";

    private SampleFindings() {}

    static Judgement zlib() {
        Score nvd = score("9.8", "nvd", CvssVersion.V3_1, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        Score redhat = score("5.3", "redhat", CvssVersion.V3_1, "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:N/I:N/A:H");
        Finding finding = new Finding(
                Finding.Kind.VULNERABILITY,
                "CVE-2023-45853",
                List.of(),
                new Component("zlib1g", "1:1.2.13.dfsg-1", "pkg:deb/debian/zlib1g@1.2.13", "debian", "debian 12.11"),
                Severity.CRITICAL,
                "debian",
                "",
                "will_not_fix",
                "zlib: integer overflow and resultant heap-based buffer overflow in zipOpenNewFileInZip4_6",
                "https://avd.aquasec.com/nvd/cve-2023-45853",
                List.of(nvd, redhat));
        return new Judgement(
                finding,
                Decision.ACCEPTED,
                Optional.of(nvd),
                nvd.text() + "; accepted by Dana Okafor until 2026-12-20",
                Optional.of(acceptance("CVE-2023-45853", Acceptance.Kind.PASS_THROUGH, "2026-12-20")));
    }

    static Judgement flask() {
        Score score = score(
                "8.7", "ghsa", CvssVersion.V4_0, "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N");
        return new Judgement(
                finding(
                        "CVE-2023-30861",
                        "Flask",
                        "2.2.2",
                        "2.2.5",
                        Severity.HIGH,
                        score,
                        "flask: Possible disclosure of permanent session cookie due to missing Vary: Cookie header"),
                Decision.BLOCK,
                Optional.of(score),
                score.text() + ": above 7.0",
                Optional.empty());
    }

    static Judgement expired() {
        Score score = score("7.5", "nvd", CvssVersion.V3_1, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H");
        return new Judgement(
                finding(
                        "CVE-2023-25577",
                        "Werkzeug",
                        "2.2.2",
                        "2.2.3",
                        Severity.HIGH,
                        score,
                        "python-werkzeug: high resource usage when parsing multipart form data with many fields"),
                Decision.EXPIRED,
                Optional.of(score),
                score.text() + "; its acceptance expired on 2026-10-31",
                Optional.of(acceptance("CVE-2023-25577", Acceptance.Kind.FIX, "2026-10-31")));
    }

    static Judgement rejected() {
        Score score = score("5.4", "ghsa", CvssVersion.V3_1, "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N");
        return new Judgement(
                finding(
                        "CVE-2024-22195",
                        "Jinja2",
                        "3.1.2",
                        "3.1.3",
                        Severity.MEDIUM,
                        score,
                        "jinja2: HTML attribute injection when passing user input as keys to xmlattr filter"),
                Decision.REJECTED,
                Optional.of(score),
                score.text() + "; rejected by Dana Okafor",
                Optional.of(acceptance("CVE-2024-22195", Acceptance.Kind.REJECT, "2026-12-31")));
    }

    static Judgement unscored() {
        Finding finding = new Finding(
                Finding.Kind.VULNERABILITY,
                "TEMP-0841856-B18BAF",
                List.of(),
                new Component("bash", "5.2.15-2+b8", "", "debian", "debian 12.11"),
                Severity.NEGLIGIBLE,
                "debian",
                "",
                "affected",
                "Privilege escalation possible to other user than root",
                "",
                List.of());
        return new Judgement(
                finding,
                Decision.BELOW,
                Optional.empty(),
                "no source scores it; severity NEGLIGIBLE passes",
                Optional.empty());
    }

    static Judgement below(int number) {
        Score score = score("5.3", "nvd", CvssVersion.V3_1, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N");
        String id = "CVE-2024-" + (10_000 + number);
        return new Judgement(
                finding(
                        id,
                        "libexample" + number % 40,
                        "1." + number % 7,
                        number % 3 == 0 ? "" : "1." + (number % 7 + 1),
                        Severity.MEDIUM,
                        score,
                        "example: something that is not grave"),
                Decision.BELOW,
                Optional.of(score),
                score.text() + ": not above 7.0",
                Optional.empty());
    }

    static Judgement blocking(int number) {
        Judgement flask = flask();
        Finding same = flask.finding();
        Finding other = new Finding(
                Finding.Kind.VULNERABILITY,
                "CVE-2025-" + (10_000 + number),
                same.aliases(),
                same.component(),
                same.severity(),
                same.vendor(),
                same.fixedVersion(),
                same.status(),
                same.title(),
                same.url(),
                same.scores());
        return new Judgement(other, flask.decision(), flask.decisive(), flask.explanation(), flask.acceptance());
    }

    static Judgement hostile() {
        Score score = score("9.9", HOSTILE, CvssVersion.V3_1, HOSTILE);
        Finding finding = new Finding(
                Finding.Kind.VULNERABILITY,
                HOSTILE,
                List.of(HOSTILE),
                new Component(HOSTILE, "9".repeat(300), HOSTILE, HOSTILE, "/../" + HOSTILE),
                Severity.UNKNOWN,
                HOSTILE,
                "W".repeat(200),
                HOSTILE,
                HOSTILE + "\u05D0\u05D1\u05D2 \uD800 \u2028",
                "javascript:alert(document.domain)",
                List.of(score));
        Acceptance acceptance = new Acceptance(
                HOSTILE,
                Acceptance.Kind.REJECT,
                Optional.of(LocalDate.of(2026, 12, 1)),
                Optional.empty(),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                Origin.file(HOSTILE),
                HOSTILE);
        return new Judgement(finding, Decision.REJECTED, Optional.of(score), HOSTILE, Optional.of(acceptance));
    }

    static Acceptance acceptance(String id, Acceptance.Kind kind, String until) {
        return new Acceptance(
                id,
                kind,
                Optional.of(LocalDate.parse(until)),
                Optional.empty(),
                "the code in question is in minizip, which Debian does not build into zlib1g",
                "Dana Okafor",
                "",
                "",
                Origin.file("security/acceptances.yaml:4"),
                "");
    }

    private static Finding finding(
            String id, String name, String version, String fixed, Severity severity, Score score, String title) {
        return new Finding(
                Finding.Kind.VULNERABILITY,
                id,
                List.of(),
                new Component(
                        name,
                        version,
                        "pkg:pypi/" + name.toLowerCase(Locale.ROOT) + "@" + version,
                        "python-pkg",
                        "usr/lib/python3/dist-packages"),
                severity,
                "ghsa",
                fixed,
                fixed.isEmpty() ? "affected" : "fixed",
                title,
                "https://avd.aquasec.com/nvd/" + id.toLowerCase(Locale.ROOT),
                List.of(score));
    }

    private static Score score(String value, String source, CvssVersion version, String vector) {
        return new Score(new BigDecimal(value), source, version, vector, "");
    }
}
