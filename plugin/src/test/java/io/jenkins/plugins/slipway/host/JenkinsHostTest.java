package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileKind;
import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files and requests of a step in Jenkins. */
class JenkinsHostTest extends HostOnAgent {
    @Test
    void readsNoFileWithoutEndFromAnAgent() throws Exception {
        try (RandomAccessFile endless =
                new RandomAccessFile(workspace.resolve("report.json").toFile(), "rw")) {
            endless.setLength(RemoteDirectory.MOST_BYTES + 1);
        }

        assertThatThrownBy(() -> host.workspace().read("report.json"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("report.json has 2147483649 bytes on the agent");
        assertThat(host.workspace().open("report.json").size()).isEqualTo(RemoteDirectory.MOST_BYTES + 1);
    }

    @Test
    void confinesPathsToTheWorkspace() throws Exception {
        Files.createSymbolicLink(workspace.resolve("out"), directory);

        assertThatThrownBy(() -> host.workspace().read("../secret")).isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> host.workspace().resolve("out/file")).isInstanceOf(DeliveryException.class);
        assertThat(host.workspace().kind("nothing")).isEqualTo(FileKind.MISSING);
    }

    @Test
    void namesPathsAsTheWorkspaceIsNamed() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), workspace);
        Files.writeString(workspace.resolve("file"), "x");
        RemoteDirectory linked = new RemoteDirectory(new Agent(new LocalChannel()), link.toString());

        assertThat(linked.resolve("a/../file")).isEqualTo(link.resolve("file").toString());
        assertThat(linked.write("new", "y".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(link.resolve("new").toString());
    }

    @Test
    void readsALongFileWhole() throws Exception {
        byte[] content = new byte[3_000_001];
        new Random(1).nextBytes(content);
        Files.write(workspace.resolve("file"), content);

        try (InputStream in = host.workspace().read("file")) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    /** Each call waits for the agent: that of a report of this size, some ten times. */
    @Test
    void readsAReportByFewCalls() throws Exception {
        Files.writeString(workspace.resolve("report.json"), "{\"id\": \"CVE-2026-1\"}\n".repeat(20_000));
        int before = channel.calls();

        try (InputStream in = host.workspace().read("report.json")) {
            assertThat(in.readAllBytes()).hasSize(420_000);
        }

        assertThat(channel.calls() - before).isLessThan(10);
    }

    /** A pipeline that has written nothing yet has no workspace on the disk. */
    @Test
    void makesTheCurrentDirectoryWhereItIsMissing() throws Exception {
        host.close();
        Files.delete(workspace);

        host = host("now", Map.of());

        assertThat(host.workspace().kind(".")).isEqualTo(FileKind.DIRECTORY);
        assertThat(host.workspace().kind("nowhere")).isEqualTo(FileKind.MISSING);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> host.workspace().read("file")).isInstanceOf(IOException.class);
    }

    @Test
    void asksByHttpFromTheAgent() throws Exception {
        HttpServer server = server();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/path");

            HttpResponse answer = host.send(HttpRequest.of("GET", address).with("X-Token", "abc"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("GET abc ");
            assertThat(answer.header("content-length")).hasValue("8");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void sendsAPartOfAFileFromWhereItLies() throws Exception {
        HttpServer server = server();
        Path file = Files.writeString(directory.resolve("file"), "0123456789");
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/path");

            HttpResponse answer = host.send(HttpRequest.of("PUT", address)
                    .carrying(new HttpBody.Slice(file.toString(), 3, 4, HttpBody.Encoding.IDENTITY)));

            assertThat(answer.text()).isEqualTo("PUT null 3456");
            assertThat(answer.sent().orElseThrow().digest()).isEqualTo(Sha256.of("3456"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void tellsWhyThereWasNoAnswer() {
        assertThatThrownBy(() -> host.send(HttpRequest.of("GET", URI.create("http://127.0.0.1:1/"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1")
                .hasNoCause();
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = (exchange.getRequestMethod() + " "
                            + exchange.getRequestHeaders().getFirst("X-Token") + " " + body)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void theStepsOfARunShareADirectoryThatTheNextRunRemoves() throws Exception {
        Scratch shared = host.shared();
        shared.write("image.tar", new byte[] {1});

        assertThat(host.shared().path()).isEqualTo(shared.path());
        try (JenkinsHost next = host(Map.of(), "other-2", "now", Map.of())) {
            next.shared();
            assertThat(Path.of(shared.path())).doesNotExist();
        }
    }
}
