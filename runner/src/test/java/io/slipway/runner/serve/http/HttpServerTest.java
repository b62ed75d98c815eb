package io.slipway.runner.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gitlab.intake.Intake;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    private static final int CONNECTIONS = 40;
    private static final int LARGE_BODIES = 2;

    @TempDir
    Path directory;

    private Intake intake;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        intake = HookServer.intake(directory);
        server = HookServer.start(
                intake, new ServerLimits(CONNECTIONS, 4, LARGE_BODIES, Duration.ofSeconds(1), Duration.ofSeconds(30)));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        intake.close();
    }

    @Test
    void acceptsAPush() throws Exception {
        assertThat(exchange(HookServer.push(1))).startsWith("HTTP/1.1 202 ").endsWith("accepted as run 1\n");
        assertThat(intake.waiting()).hasSize(1);
    }

    @Test
    void acceptsAPushInChunks() throws Exception {
        String push = new String(HookServer.push(1), StandardCharsets.US_ASCII);
        String body = push.substring(push.indexOf("\r\n\r\n") + 4);
        String head = push.substring(0, push.indexOf("Content-Length")) + "Transfer-Encoding: chunked\r\n\r\n";

        assertThat(exchange(head + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 202 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//gitlab",
                "/gitlab/",
                "/x/../gitlab",
                "/./gitlab",
                "/%67itlab",
                "/gitlab;x=y",
                "/GITLAB",
                "/gitlab%00",
                "/gitlab%2f",
                "/"
            })
    void takesNoOtherPathForTheHook(String path) throws Exception {
        String answer = exchange(
                new String(HookServer.push(1), StandardCharsets.US_ASCII).replace(" /gitlab ", " " + path + " "));

        assertThat(answer).containsPattern("^HTTP/1.1 (400|405) ");
        assertThat(intake.waiting()).isEmpty();
    }

    @Test
    void showsPages() throws Exception {
        assertThat(exchange("GET /runs/7?token=a%20b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("/runs/7 {token=a b}")
                .doesNotContain("Jetty");
    }

    @Test
    void answersHeadRequestsWithoutABody() throws Exception {
        assertThat(exchange("HEAD /runs/7 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void refusesHeadsAndBodiesThatAreTooLarge() throws Exception {
        assertThat(exchange("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(1 << 20) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(exchange("POST /gitlab HTTP/1.1\r\nHost: localhost\r\nX-Gitlab-Token: " + HookServer.TOKEN
                        + "\r\nContent-Length: 10485761\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void answersAStrangerWithoutAwaitingItsBody() throws Exception {
        assertThat(exchange("POST /gitlab HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void holdsFewLargeBodiesAtATimeWhichAreReadBeforeTheirSignatureIsChecked() throws Exception {
        String head = "POST /gitlab HTTP/1.1\r\nHost: localhost\r\nX-Gitlab-Token: " + HookServer.TOKEN
                + "\r\nContent-Length: 300001\r\n\r\n";
        String most = head + " ".repeat(300_000);
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i <= LARGE_BODIES; i++) {
            Socket socket = connect();
            sockets.add(socket);
            socket.getOutputStream().write(most.getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(exchange(HookServer.push(1))).startsWith("HTTP/1.1 202 ");
        List<String> answers = new ArrayList<>();
        for (Socket socket : sockets) {
            answers.add(answer(socket));
        }
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 503 "))
                .hasSize(1);
        assertThat(answers).filteredOn(String::isEmpty).hasSize(LARGE_BODIES);
        String after = exchange(most + " ");
        while (after.startsWith("HTTP/1.1 503 ")) {
            after = exchange(most + " ");
        }
        assertThat(after).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POST /git", "POST /gitlab HTTP/1.1\r\nHost: localhost\r\nX: y"})
    void closesConnectionsThatNeverSendAHead(String beginning) throws Exception {
        assertThat(closed(beginning)).isTrue();
    }

    @Test
    void closesConnectionsThatNeverSendABody() throws Exception {
        String push = new String(HookServer.push(1), StandardCharsets.US_ASCII);

        assertThat(closed(push.substring(0, push.length() - 1))).isTrue();
        assertThat(intake.waiting()).isEmpty();
    }

    @Test
    void closesConnectionsThatDripAHead() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /gitlab HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));

            // Each line would make an idle timeout begin anew.
            socket.setSoTimeout(10);
            int lines = 0;
            while (open(socket) && lines < 3_000) {
                out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                lines++;
            }
            assertThat(lines).isBetween(1, 2_999);
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset).*");
        }
    }

    @Test
    void servesOthersWhileSlowOnesWait() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            String push = new String(HookServer.push(1), StandardCharsets.US_ASCII);
            for (int i = 0; i < CONNECTIONS - 5; i++) {
                Socket socket = connect();
                slow.add(socket);
                socket.getOutputStream()
                        .write(push.substring(0, push.length() - 1 - i).getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(exchange(HookServer.push(2))).startsWith("HTTP/1.1 202 ");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void saysWhereItCannotListen() {
        assertThatThrownBy(() -> HttpServer.start(server.address(), null, null, ServerLimits.DEFAULT))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(Integer.toString(server.address().getPort()));
    }

    /** Whether the server ends the connection by itself. */
    private boolean closed(String beginning) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Whether the server has not ended the connection within the socket's timeout; it must not answer either. */
    private static boolean open(Socket socket) throws IOException {
        try {
            assertThat(socket.getInputStream().read()).isNegative();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private String exchange(String request) throws IOException {
        return exchange(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** The whole answer: the server closes a connection on which no further request comes. */
    private String exchange(byte[] request) throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(request);
        return answer(socket);
    }

    private static String answer(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }
}
