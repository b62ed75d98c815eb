package io.slipway.runner.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.intake.Intake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int CLIENTS = 8;
    private static final int ENOUGH = 300;

    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final CountDownLatch enough = new CountDownLatch(ENOUGH);

    @TempDir
    Path directory;

    @Test
    void everyDeliveryThatGotIts202IsThereAfterAKillUnderLoad() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HookServer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Thread> clients = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))) {
            int port = Integer.parseInt(out.readLine());
            for (int i = 0; i < CLIENTS; i++) {
                Thread client = new Thread(() -> push(port));
                client.start();
                clients.add(client);
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly().waitFor();
        }
        for (Thread client : clients) {
            client.join();
        }

        try (Intake intake = HookServer.intake(directory)) {
            Set<String> found =
                    intake.waiting().stream().map(run -> run.trigger().sha()).collect(Collectors.toSet());
            assertThat(found).hasSizeGreaterThanOrEqualTo(ENOUGH).containsAll(acknowledged);
        }
    }

    private void push(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            while (true) {
                int commit = next.incrementAndGet();
                socket.getOutputStream().write(HookServer.push(commit));
                if (accepted(in)) {
                    acknowledged.add(HookServer.sha(commit));
                    enough.countDown();
                }
            }
        } catch (IOException e) {
            // The server was killed.
            assertThat(enough.getCount()).isZero();
        }
    }

    /** An answer ends with its one line of text. */
    private static boolean accepted(BufferedReader in) throws IOException {
        String status = in.readLine();
        for (String line = status; !"".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the server is gone");
            }
        }
        return in.readLine() != null && status.startsWith("HTTP/1.1 202");
    }
}
