package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A token server by the distribution project's specification, behind TLS: who knows the login gets a signed token for the scope that was asked for. */
final class TokenServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String SERVICE = "registry of the test";
    private static final int SECONDS = 300;

    /** Each scope that a token was given for. */
    final List<String> scopes = new CopyOnWriteArrayList<>();
    /** Each token that was given. */
    final List<String> tokens = new CopyOnWriteArrayList<>();

    final Path authority;
    private final SelfSigned certificate;
    private final HttpsServer server;

    TokenServer(Path directory) throws Exception {
        this.certificate = SelfSigned.make(directory, "token");
        this.authority = certificate.file();
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/token", this::answer);
        server.start();
    }

    String name() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** How a registry of the distribution project is told to ask for its tokens. */
    String configuration() {
        return "{token: {realm: \"https://%s/token\", service: %s, issuer: slipway, rootcertbundle: %s}}"
                .formatted(name(), SERVICE, authority);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String login = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!login.equals(RealRegistry.LOGIN.basic())) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String scope = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8)
                    .replaceFirst(".*scope=", "");
            String token = token(scope);
            scopes.add(scope);
            tokens.add(token);
            byte[] answer = MAPPER.writeValueAsBytes(Map.of("token", token, "expires_in", SECONDS));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private String token(String scope) throws Exception {
        String[] words = scope.split(":", 3);
        long now = Instant.now().getEpochSecond();
        Map<String, Object> access =
                Map.of("type", words[0], "name", words[1], "actions", List.of(words[2].split(",", -1)));
        Map<String, Object> claims = Map.of(
                "iss",
                "slipway",
                "sub",
                RealRegistry.LOGIN.username(),
                "aud",
                SERVICE,
                "jti",
                UUID.randomUUID().toString(),
                "iat",
                now,
                "nbf",
                now - 1,
                "exp",
                now + SECONDS,
                "access",
                List.of(access));
        String chain =
                Base64.getEncoder().encodeToString(certificate.certificate().getEncoded());
        String signed = part(Map.of("typ", "JWT", "alg", "ES256", "x5c", List.of(chain))) + "." + part(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(certificate.key());
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(Map<String, Object> content) throws IOException {
        return BASE64.encodeToString(MAPPER.writeValueAsBytes(content));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
