package io.slipway.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loopback ports of servers that a test starts, and the small commands around them. */
final class Ports {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private Ports() {}

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until something answers there, while the process lives. */
    static void await(int port, Process process, Path log) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (long pause = 10; System.nanoTime() < deadline && process.isAlive(); pause = Math.min(250, pause * 2)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(pause);
            }
        }
        throw new IllegalStateException("it did not start:\n" + Files.readString(log));
    }

    /** Runs a command, which must succeed. */
    static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }
}
