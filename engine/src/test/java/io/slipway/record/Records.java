package io.slipway.record;

import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records for tests. */
final class Records {
    static final Instant NOW = Instant.parse("2026-11-21T11:24:05.120Z");
    static final String RUN = "20261121-112405";

    private Records() {}

    /** A key pair in PEM form. */
    record Keys(String privatePem, String publicPem) {
        static Keys make() {
            try {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                return new Keys(pem("PRIVATE KEY", pair.getPrivate()), pem("PUBLIC KEY", pair.getPublic()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        Signer signer() throws DeliveryException {
            return Signer.of(privatePem, publicPem);
        }

        private static String pem(String kind, Key key) {
            return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                    .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
        }
    }

    static Header header() {
        Source source = new Source(
                "3f2a91c0d84be1730a6e5f2b9c1d7e8f60123456",
                NOW,
                "https://gitlab.example/a.git",
                Optional.of("main"),
                Optional.empty(),
                "Ana <a@example.org>");
        return new Header(Header.SCHEMA, RUN, "job", NOW, Optional.of(source), "policy.yaml", Sha256.of("policy"));
    }

    static Draft draft(String stage, Map<String, Object> facts, Evidence... evidence) {
        return new Draft(
                stage,
                List.of(Sha256.of(stage)),
                Outcome.PASSED,
                stage + " went well",
                facts,
                List.of(evidence),
                List.of(new ToolVersion("docker", "20.10.24")),
                NOW,
                NOW.plusMillis(1_500),
                1_480);
    }

    static DeliveryRecord start(Path store, Optional<Signer> signer) throws IOException {
        return RecordStore.open(store, signer).start(header());
    }

    /** Three entries, the second with evidence. */
    static Path three(Path store, Optional<Signer> signer) throws IOException {
        DeliveryRecord record = start(store, signer);
        record.append(draft("buildImage", Map.of("bytes", 121_400_312, "image", "demo/api:1")));
        Evidence log = record.keep(
                "verdict.json", new ByteArrayInputStream("{\"kind\":\"pass\"}".getBytes(StandardCharsets.UTF_8)));
        record.append(draft("scanImage", Map.of("verdict", "pass", "score", 9.8), log));
        record.append(draft("pushImage", Map.of("tags", List.of("1", "latest"))));
        return record.directory().resolve(RecordFile.NAME);
    }
}
