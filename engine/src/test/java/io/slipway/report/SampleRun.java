package io.slipway.report;

import io.slipway.acceptance.Acceptance;
import io.slipway.digest.Sha256;
import io.slipway.gate.Coverage;
import io.slipway.gate.Disagreement;
import io.slipway.gate.Doubt;
import io.slipway.gate.Judgement;
import io.slipway.gate.OperatingSystem;
import io.slipway.gate.Platform;
import io.slipway.gate.Proof;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictJson;
import io.slipway.policy.GateRules.Consequence;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Draft;
import io.slipway.record.Evidence;
import io.slipway.record.Header;
import io.slipway.record.Outcome;
import io.slipway.record.RecordStore;
import io.slipway.record.Source;
import io.slipway.record.ToolVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes records as deliveries leave them behind, with real hashes and evidence. */
final class SampleRun {
    static final Instant START = Instant.parse("2026-11-21T11:24:05.120Z");
    static final String API = "localhost:5000/student-list/api:3f2a91c0";
    static final String SITE = "localhost:5000/student-list/site:3f2a91c0";
    static final List<ToolVersion> DOCKER = List.of(new ToolVersion("docker", "20.10.24"));
    private static final List<ToolVersion> TRIVY = List.of(new ToolVersion("trivy", "0.76.0"));

    private final DeliveryRecord record;

    private SampleRun(DeliveryRecord record) {
        this.record = record;
    }

    static SampleRun start(Path store, String job) throws IOException {
        Source source = new Source(
                "3f2a91c0d84be1730a6e5f2b9c1d7e8f60123456",
                START.minusSeconds(95),
                "https://gitlab.example/pozos/student-list.git",
                Optional.of("main"),
                Optional.of("v1.4.0"),
                "Ana Lima <ana@example.org>");
        Header header = new Header(
                Header.SCHEMA,
                "20261121-112405-3f2a91c0",
                job,
                START,
                Optional.of(source),
                "demo/policy.yaml",
                Sha256.of("policy"));
        return new SampleRun(RecordStore.open(store, Optional.empty()).start(header));
    }

    Path directory() {
        return record.directory();
    }

    static Verdict verdict(String image, List<Judgement> judgements) {
        boolean blocks =
                judgements.stream().anyMatch(judgement -> judgement.decision().blocks());
        Acceptance unused = SampleFindings.acceptance("CVE-2022-40897", Acceptance.Kind.PASS_THROUGH, "2026-12-20");
        return new Verdict(
                Verdict.SCHEMA,
                blocks ? Verdict.Kind.BLOCK : Verdict.Kind.PASS,
                Proof.UNPROVED,
                image,
                List.of(),
                Sha256.of(image),
                "demo/policy.yaml",
                new BigDecimal("7.0"),
                TRIVY,
                START.plusSeconds(20),
                new Coverage(
                        Optional.of(new OperatingSystem("debian", "12.11", false)),
                        List.of(
                                new Platform("debian 12", 92, Platform.Canary.FOUND, "CVE-2005-2541"),
                                new Platform("python-pkg", 14, Platform.Canary.FOUND, "CVE-2019-14806"),
                                new Platform("gobinary", 1, Platform.Canary.NONE, "")),
                        Optional.of(Instant.parse("2026-11-03T06:12:00Z"))),
                List.of(new Doubt(
                        Doubt.Kind.UNPROVED,
                        "nothing proves that the database knows gobinary: there is no canary for it",
                        Consequence.WARN)),
                judgements,
                List.of(unused),
                List.of(),
                List.of(unused),
                List.of(new Disagreement(
                        "CVE-2005-2541",
                        "tar",
                        "1.34+dfsg-1.2+deb12u1",
                        List.of(
                                new Disagreement.Opinion("clair", "not <reported>"),
                                new Disagreement.Opinion("trivy", "7.0 from redhat, CVSS 3.1")))));
    }

    void build(String image, long at, long took) throws IOException {
        append(
                "buildImage",
                List.of(Sha256.of(image)),
                Outcome.PASSED,
                "built " + image + ", " + Sha256.of(image) + ", 121 MB",
                Map.of("image", image, "configDigest", Sha256.of(image), "bytes", 121_400_312),
                List.of(),
                DOCKER,
                at,
                took);
    }

    void smoke(String image, long at, long took) throws IOException {
        append(
                "smokeTest",
                List.of(),
                Outcome.PASSED,
                "GET /health answered 200 as expected after " + (took - 300) + " ms (4 attempts)",
                Map.of(
                        "image",
                        image,
                        "request",
                        "GET /health",
                        "status",
                        200,
                        "attempts",
                        4,
                        "readyMillis",
                        took - 300),
                List.of(),
                DOCKER,
                at,
                took);
    }

    void scan(String image, long at, long took, Verdict verdict) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        VerdictJson.write(verdict, json);
        boolean blocks = verdict.kind() == Verdict.Kind.BLOCK;
        List<Evidence> evidence = List.of(
                keep("trivy-report.json", "{}".getBytes(StandardCharsets.UTF_8)),
                keep(VerdictJson.NAME, json.toByteArray()));
        append(
                "scanImage",
                List.of(verdict.configDigest()),
                blocks ? Outcome.FAILED : Outcome.PASSED,
                "%s: %s, %d blocking"
                        .formatted(
                                image,
                                blocks ? "block" : "pass",
                                verdict.blocking().size()),
                Map.of(
                        "image",
                        image,
                        "verdict",
                        blocks ? "block" : "pass",
                        "blocking",
                        verdict.blocking().size()),
                evidence,
                TRIVY,
                at,
                took);
    }

    void push(String image, long at, long took) throws IOException {
        String digest = Sha256.of("manifest of " + image);
        append(
                "pushImage",
                List.of(Sha256.of(image), digest),
                Outcome.PASSED,
                "pushed " + image + " as " + digest,
                Map.of(
                        "image",
                        image,
                        "repository",
                        image.replaceFirst(":[^:/]+$", ""),
                        "digest",
                        digest,
                        "configDigest",
                        Sha256.of(image),
                        "tags",
                        List.of("3f2a91c0", "1.4.0", "1.4", "1", "latest")),
                List.of(),
                DOCKER,
                at,
                took);
    }

    void deploy(long at, long took) throws IOException {
        Map<String, Object> host = Map.of("host", "app-server", "ok", 14, "changed", 5, "failed", 0, "unreachable", 0);
        String api = API.replaceFirst(":[^:/]+$", "") + "@" + Sha256.of("manifest of " + API);
        String site = SITE.replaceFirst(":[^:/]+$", "") + "@" + Sha256.of("manifest of " + SITE);
        append(
                "ansibleDeploy",
                List.of(),
                Outcome.PASSED,
                "1 host, 5 changes; http://10.77.0.2:8080/ answered 200",
                Map.of(
                        "playbook",
                        "ansible/deploy.yml",
                        "hosts",
                        List.of(host),
                        "running",
                        Map.of("app-server", Map.of("api", api, "site", site)),
                        "verified",
                        true,
                        "verifyUrl",
                        "http://10.77.0.2:8080/"),
                List.of(),
                List.of(new ToolVersion("ansible-playbook", "2.14.18")),
                at,
                took);
    }

    void webScan(long at, long took) throws IOException {
        append(
                "webScan",
                List.of(),
                Outcome.PASSED,
                "wapiti: 0 high, 1 medium, 1 low in 31 s",
                Map.of(
                        "target",
                        "http://10.77.0.2:8080/",
                        "scanner",
                        "wapiti",
                        "counts",
                        Map.of("high", 0, "medium", 1, "low", 1),
                        "partial",
                        false,
                        "findings",
                        List.of(
                                Map.of(
                                        "severity",
                                        "low",
                                        "name",
                                        "X-Frame-Options is not set",
                                        "id",
                                        "a1",
                                        "url",
                                        "http://10.77.0.2:8080/",
                                        "method",
                                        "GET",
                                        "cwe",
                                        "1021"),
                                Map.of(
                                        "severity",
                                        "medium",
                                        "name",
                                        "Content Security Policy is not set",
                                        "url",
                                        "http://10.77.0.2:8080/",
                                        "method",
                                        "GET"))),
                List.of(keep("wapiti.json", "{}".getBytes(StandardCharsets.UTF_8))),
                List.of(new ToolVersion("wapiti", "3.0.4")),
                at,
                took);
    }

    Evidence keep(String name, byte[] content) throws IOException {
        return record.keep(name, new ByteArrayInputStream(content));
    }

    void append(
            String stage,
            List<String> subjects,
            Outcome outcome,
            String message,
            Map<String, Object> facts,
            List<Evidence> evidence,
            List<ToolVersion> tools,
            long at,
            long took)
            throws IOException {
        Instant started = START.plusMillis(at);
        record.append(new Draft(
                stage,
                subjects,
                outcome,
                message,
                facts,
                evidence,
                tools,
                started,
                started.plusMillis(took),
                Math.max(0, took - 14)));
    }
}
