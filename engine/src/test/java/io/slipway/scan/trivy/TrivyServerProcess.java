package io.slipway.scan.trivy;

import io.slipway.policy.ServerRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The real {@code trivy server}, on a free loopback port. */
final class TrivyServerProcess implements AutoCloseable {
    static final String CREDENTIAL = "trivy-token";
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final int port;
    private final boolean wantsToken;
    private final Process process;

    private TrivyServerProcess(int port, boolean wantsToken, Process process) {
        this.port = port;
        this.wantsToken = wantsToken;
        this.process = process;
    }

    static TrivyServerProcess start(Path cache, String token) throws Exception {
        int port = freePort();
        Path log = cache.resolveSibling("server.log");
        ProcessBuilder builder = new ProcessBuilder(
                        WithRealTrivy.Installed.path(),
                        "--config",
                        "",
                        "--cache-dir",
                        cache.toString(),
                        "server",
                        "--listen",
                        "127.0.0.1:" + port,
                        "--skip-db-update")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        if (!token.isEmpty()) {
            builder.environment().put("TRIVY_TOKEN", token);
        }
        Process process = builder.start();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (long pause = 10; System.nanoTime() < deadline && process.isAlive(); pause = Math.min(250, pause * 2)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new TrivyServerProcess(port, !token.isEmpty(), process);
            } catch (IOException e) {
                Thread.sleep(pause);
            }
        }
        throw new IllegalStateException("trivy server did not start:\n" + Files.readString(log));
    }

    ServerRules rules() {
        return ServerRules.of(
                "http://127.0.0.1:" + port,
                false,
                Optional.empty(),
                wantsToken ? Optional.of(CREDENTIAL) : Optional.empty());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
