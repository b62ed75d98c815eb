package io.slipway.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Sends push events over kept-alive connections and measures from the first byte sent to the last byte of the answer; then the same server's
 * constant page, which shows what the server costs without the intake; then kills the server by SIGKILL under load and counts what is lost.
 */
public final class IntakeBenchmark {
    private static final int DELIVERIES = 20_000;
    private static final int WARM_UP = 20_000;
    private static final int CONNECTIONS = 32;
    /** As the {@code slipway} script starts Java for {@code slipway serve}, besides the class-data archive. */
    private static final List<String> LAUNCHERS = List.of(
            "-Xshare:auto",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmn32m",
            "-Xss4m",
            "-Dfile.encoding=UTF-8");

    private static final Pattern SHA = Pattern.compile("\"sha\":\"([0-9a-f]{40})\"");

    private final String classpath;
    private final Path archive;
    private final AtomicInteger next = new AtomicInteger();

    private IntakeBenchmark(String classpath, Path archive) {
        this.classpath = classpath;
        this.archive = archive;
    }

    public static void main(String[] arguments) throws Exception {
        new IntakeBenchmark(arguments[0], Path.of(arguments[1])).run(Path.of(arguments[2]));
    }

    private void run(Path directory) throws Exception {
        Process other = server(directory.resolve("clients"));
        try {
            // The clients are a process of Java, too: what they take to get going is not the server's.
            round(port(other), WARM_UP, this::push, "HTTP/1.1 202");
        } finally {
            other.destroyForcibly().waitFor();
        }
        Process server = server(directory.resolve("load"));
        try {
            load(server);
            server.getOutputStream().close();
            server.waitFor(10, TimeUnit.SECONDS);
        } finally {
            server.destroyForcibly();
        }
        kill(directory.resolve("kill"));
    }

    private void load(Process server) throws Exception {
        int port = port(server);
        report("just started", round(port, WARM_UP, this::push, "HTTP/1.1 202"));
        report("with the intake, on disk", round(port, DELIVERIES, this::push, "HTTP/1.1 202"));
        round(port, WARM_UP, n -> page(), "HTTP/1.1 200");
        report("without: a constant page", round(port, DELIVERIES, n -> page(), "HTTP/1.1 200"));
    }

    private void kill(Path directory) throws Exception {
        Process server = server(directory);
        int port = port(server);
        Set<String> acknowledged = new HashSet<>();
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        CountDownLatch enough = new CountDownLatch(5_000);
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS, IntakeBenchmark::daemon);
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.submit(() -> {
                try (Client client = new Client(port)) {
                    while (true) {
                        int n = next.getAndIncrement();
                        if (client.exchange(push(n)).startsWith("HTTP/1.1 202")) {
                            answered.add(sha(n));
                            enough.countDown();
                        }
                    }
                }
            });
        }
        enough.await();
        server.destroyForcibly().waitFor();
        clients.shutdown();
        clients.awaitTermination(10, TimeUnit.SECONDS);
        acknowledged.addAll(answered);
        String journal = Files.readString(directory.resolve("journal"), StandardCharsets.ISO_8859_1);
        int total = acknowledged.size();
        Set<String> found = new HashSet<>();
        SHA.matcher(journal).results().forEach(match -> found.add(match.group(1)));
        acknowledged.removeAll(found);
        System.out.printf("kill -9 under load: %d acknowledged, %d lost%n", total, acknowledged.size());
        if (!acknowledged.isEmpty()) {
            throw new IllegalStateException("acknowledged deliveries are lost");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private interface Request {
        byte[] of(int number);
    }

    private long[] round(int port, int count, Request request, String expected) throws Exception {
        // Made before, as the clients take processor time from the server.
        byte[][] requests = new byte[count][];
        for (int i = 0; i < count; i++) {
            requests[i] = request.of(next.getAndIncrement());
        }
        AtomicInteger done = new AtomicInteger();
        long[] nanos = new long[count + 1];
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS, IntakeBenchmark::daemon);
        Callable<Void> work = () -> {
            try (Client client = new Client(port)) {
                for (int i = done.getAndIncrement(); i < count; i = done.getAndIncrement()) {
                    long start = System.nanoTime();
                    String answer = client.exchange(requests[i]);
                    nanos[i] = System.nanoTime() - start;
                    if (!answer.startsWith(expected)) {
                        throw new IOException("unexpected answer: " + answer);
                    }
                }
            }
            return null;
        };
        long start = System.nanoTime();
        for (Future<Void> client : clients.invokeAll(java.util.Collections.nCopies(CONNECTIONS, work))) {
            client.get();
        }
        nanos[count] = System.nanoTime() - start;
        clients.shutdown();
        return nanos;
    }

    private static void report(String what, long[] nanos) {
        int count = nanos.length - 1;
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-26s %,7.0f/s   p50 %5.2f ms   p99 %5.2f ms   max %6.2f ms%n",
                what,
                count / (nanos[count] / 1e9),
                sorted[count / 2] / 1e6,
                sorted[count * 99 / 100] / 1e6,
                sorted[count - 1] / 1e6);
    }

    private Process server(Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(LAUNCHERS);
        command.add("-XX:SharedArchiveFile=" + archive);
        command.addAll(List.of("-cp", classpath, "io.slipway.bench.IntakeServer", directory.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process server) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        return Integer.parseInt(out.readLine());
    }

    private static String sha(int number) {
        return String.format(Locale.ROOT, "%040x", number + 1);
    }

    private byte[] push(int number) {
        String body = PAYLOAD.replace("BEFORE", sha(number - 1)).replace("AFTER", sha(number));
        return ("POST /gitlab HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Gitlab-Event: Push Hook\r\n"
                        + "X-Gitlab-Token: " + IntakeServer.TOKEN + "\r\nIdempotency-Key: bench-" + number
                        + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] page() {
        return "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    private static final String COMMIT =
            """
            {"id":"AFTER","message":"Show the stock of each article\\n\\nThe count was missing in the list.","title":"Show the stock",
            "timestamp":"2026-11-20T10:11:12+01:00","url":"https://gitlab.example/bench/app/-/commit/AFTER",
            "author":{"name":"Ada Byron","email":"ada@shop.example"},"added":["src/stock.py"],
            "modified":["src/list.py","templates/list.html","README.md"],"removed":[]}""";

    private static final String PAYLOAD =
            """
            {"object_kind":"push","event_name":"push","before":"BEFORE","after":"AFTER","ref":"refs/heads/main","ref_protected":true,
            "checkout_sha":"AFTER","user_id":7,"user_name":"Ada Byron","user_username":"ada","user_email":"","user_avatar":null,
            "project_id":21,"project":{"id":21,"name":"App","description":"The shop","web_url":"https://gitlab.example/bench/app",
            "avatar_url":null,"git_ssh_url":"git@gitlab.example:bench/app.git","git_http_url":"https://gitlab.example/bench/app.git",
            "namespace":"Bench","visibility_level":0,"path_with_namespace":"bench/app","default_branch":"main","ci_config_path":"",
            "homepage":"https://gitlab.example/bench/app","url":"git@gitlab.example:bench/app.git"},
            "commits":[%s,%s,%s],"total_commits_count":3,"push_options":{},"repository":{"name":"App","url":"git@gitlab.example:bench/app.git",
            "description":"The shop","homepage":"https://gitlab.example/bench/app","visibility_level":0}}"""
                    .formatted(COMMIT, COMMIT, COMMIT);

    /** One kept-alive connection. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        String exchange(byte[] request) throws IOException {
            out.write(request);
            String status = line();
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring("content-length:".length()).trim());
                }
            }
            in.skipNBytes(length);
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
