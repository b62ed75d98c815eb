package io.jenkins.plugins.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.slipway.config.Answer.Outcome;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.Secret;
import io.slipway.scan.clair.PskToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers are those of Docker's registry 2.8, of Trivy 0.76.0 ({@code trivy server --token}) and Clair 4.9.0, as curl showed them. */
class ProbesTest {
    private static final PskToken KEY = new PskToken(Secret.of("a2V5"), "slipway");
    private static final UsernamePassword RIGHT = new UsernamePassword("ann", Secret.of("right"));
    private static final UsernamePassword WRONG = new UsernamePassword("ann", Secret.of("wrong"));
    private static final Secret TOKEN = Secret.of("the token");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> respond(exchange, status, body));
    }

    private void guard(String path, String header, String valueStart, String body) {
        server.createContext(path, exchange -> {
            String value = exchange.getRequestHeaders().getFirst(header);
            respond(exchange, value != null && value.startsWith(valueStart) ? 200 : 401, body);
        });
    }

    /** As Docker's registry does with a password file; {@code where} is what its challenge says. */
    private void registry(String where) {
        server.createContext("/v2/", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", where);
            String sent = exchange.getRequestHeaders().getFirst("Authorization");
            respond(exchange, RIGHT.basic().equals(sent) ? 200 : 401, "{}");
        });
    }

    private Answer registryAnswer(Optional<UsernamePassword> login) throws InterruptedException {
        return new RegistryProbe(host(), "", true).test(login);
    }

    @Test
    void tellsARegistryThatTakesThePasswordFromOneThatRefusesIt() throws Exception {
        registry("Basic realm=\"registry\"");

        holds(registryAnswer(Optional.of(RIGHT)), Outcome.GOOD, "takes the credential of 'ann'.");
        holds(registryAnswer(Optional.of(WRONG)), Outcome.BAD, host() + " refuses the credential (401)");
        holds(registryAnswer(Optional.empty()), Outcome.DOUBTFUL, "it wants a credential, and none is chosen");
    }

    @Test
    void sendsAPasswordNowhereElse() throws Exception {
        registry("Bearer realm=\"https://elsewhere.example/token\",service=\"registry\"");

        holds(
                registryAnswer(Optional.of(RIGHT)),
                Outcome.DOUBTFUL,
                "sends us on to elsewhere.example for a token: the credential was not sent");
        assertThat(asked).containsExactly("GET /v2/");
    }

    @Test
    void sendsNoPasswordToWhatIsNoRegistry() throws Exception {
        answer("/", 404, "<html>");

        holds(registryAnswer(Optional.of(RIGHT)), Outcome.BAD, host() + " answered 404: it is no registry");
        assertThat(asked).hasSize(1);
    }

    private void respond(HttpExchange exchange, int status, String body) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private Probe probe() {
        return new Probe("http://" + host() + "/", "");
    }

    private static void holds(Answer answer, Outcome outcome, String text) {
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.line()).contains(text).doesNotContain("\n");
    }

    private void trivy() {
        answer("/version", 200, "{\"Version\":\"0.76.0\",\"VulnerabilityDB\":{\"Version\":2}}");
        guard(
                "/twirp/trivy.cache.v1.Cache/MissingBlobs",
                "Trivy-Token",
                TOKEN.reveal(),
                "{\"missing_artifact\":true,\"missing_blob_ids\":[]}");
    }

    @Test
    void tellsATrivyServerThatTakesTheTokenFromOneThatRefusesIt() throws Exception {
        trivy();

        holds(
                new TrivyProbe(probe()).test(Optional.of(TOKEN)),
                Outcome.GOOD,
                host() + " is a Trivy server (0.76.0), and takes the token.");
        holds(new TrivyProbe(probe()).test(Optional.of(Secret.of("other"))), Outcome.BAD, "refuses the token");
        holds(new TrivyProbe(probe()).test(Optional.empty()), Outcome.DOUBTFUL, "asks for a token, and none is chosen");
    }

    @Test
    void sendsNoTokenToWhatIsNoTrivyServer() throws Exception {
        answer("/", 404, "<html>");

        holds(new TrivyProbe(probe()).test(Optional.of(TOKEN)), Outcome.BAD, "answered 404: it is no Trivy server");
        assertThat(asked).containsExactly("GET /version");
    }

    @Test
    void tellsAClairThatTakesTheKeyFromOneThatRefusesIt() throws Exception {
        guard("/indexer/api/v1/index_state", "Authorization", "Bearer ey", "{\"state\":\"abc\"}");

        holds(
                new ClairProbe(probe()).test(Optional.of(KEY)),
                Outcome.GOOD,
                "takes tokens of this key and the issuer 'slipway'");
        holds(new ClairProbe(probe()).test(Optional.empty()), Outcome.DOUBTFUL, "asks for tokens");
        holds(
                new ClairProbe(probe()).test(Optional.of(new PskToken(Secret.of("no base64!"), "slipway"))),
                Outcome.BAD,
                "is not a key in Base64");
    }

    @Test
    void tellsAClairThatRefusesTheKey() throws Exception {
        answer("/indexer/api/v1/index_state", 401, "");

        holds(new ClairProbe(probe()).test(Optional.of(KEY)), Outcome.BAD, "refuses tokens of this key");
    }

    @Test
    void sendsNoTokenWhereNoneIsAskedFor() throws Exception {
        answer("/indexer/api/v1/index_state", 200, "{\"state\":\"abc\"}");

        holds(new ClairProbe(probe()).test(Optional.of(KEY)), Outcome.GOOD, "asks for no token");
        assertThat(asked).hasSize(1);
    }

    @Test
    void tellsWhatIsNoClair() throws Exception {
        answer("/", 200, "hello");

        holds(new ClairProbe(probe()).test(Optional.of(KEY)), Outcome.BAD, "it is no Clair indexer");
    }

    @Test
    void saysInOneLineThatNothingAnswers() throws Exception {
        server.stop(0);

        holds(
                new TrivyProbe(probe()).test(Optional.of(TOKEN)),
                Outcome.BAD,
                "http://" + host() + " cannot be reached: ");
        holds(new ClairProbe(probe()).test(Optional.of(KEY)), Outcome.BAD, "http://" + host() + " cannot be reached: ");
    }

    @Test
    void refusesACertificateAuthorityThatIsNone() throws Exception {
        holds(
                new TrivyProbe(new Probe("http://" + host(), "/etc/ssl/ca.pem")).test(Optional.empty()),
                Outcome.BAD,
                "no certificate in PEM form");
    }
}
