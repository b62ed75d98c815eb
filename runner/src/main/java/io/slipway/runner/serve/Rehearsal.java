package io.slipway.runner.serve;

import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.webhook.HookSecrets;
import io.slipway.gitlab.webhook.Project;
import io.slipway.gitlab.webhook.TokenHash;
import io.slipway.gitlab.webhook.Webhook;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.host.local.Deletion;
import io.slipway.runner.serve.http.HttpServer;
import io.slipway.runner.serve.http.PageResponse;
import io.slipway.runner.serve.http.ServerLimits;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Takes some pushes of its own, into a queue of its own that nobody reads. The first deliveries find everything unread and uncompiled, and
 * GitLab would wait for that by tenths of a second; so it is done before anybody can come.
 */
public final class Rehearsal {
    /** As many as it takes until Java has compiled what a delivery does. */
    public static final int ENOUGH = 100;

    /** Those that wait together are synced together: so it takes a fraction of the time. */
    private static final int CONNECTIONS = 8;

    private static final int PATIENCE_MILLIS = 10_000;

    private static final String PROJECT = "slipway/rehearsal";
    private static final String PUSH = """
            {"object_kind":"push","event_name":"push","before":"%1$s","after":"%2$s","checkout_sha":"%2$s","ref":"refs/heads/main",
            "ref_protected":true,"user_id":1,"user_name":"Nobody","user_username":"nobody","project_id":1,
            "project":{"id":1,"path_with_namespace":"%3$s","default_branch":"main"},"total_commits_count":1,
            "commits":[{"id":"%2$s","message":"Nothing","url":"","author":{"name":"Nobody","email":""},
            "added":["a"],"modified":["b"],"removed":["c"]}]}""";

    private Rehearsal() {}

    /**
     * @param directory to work in; nobody else's, and removed afterwards
     * @param rounds how many to take on each of eight connections
     * @throws DeliveryException if it cannot listen on the loopback address
     * @throws IOException if the directory cannot be written, or the server does not answer
     */
    public static void run(Path directory, int rounds) throws DeliveryException, IOException {
        Deletion.of(directory);
        try {
            take(directory, rounds);
        } finally {
            Deletion.of(directory);
        }
    }

    private static void take(Path directory, int rounds) throws DeliveryException, IOException {
        String token = UUID.randomUUID().toString();
        HookSecrets secrets = new HookSecrets(List.of(TokenHash.of(Secret.of(token))), List.of());
        List<Project> projects = List.of(new Project(PROJECT, secrets, Filters.DEFAULT));
        try (Intake intake = Intake.open(directory, IntakeOptions.DEFAULT, IntakeObserver.NONE);
                HttpServer server = HttpServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new Webhook(projects, intake, line -> {}, Clock.systemUTC()),
                        request -> PageResponse.of(200, "text/plain", ""),
                        ServerLimits.DEFAULT)) {
            List<Connection> connections = new ArrayList<>();
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    connections.add(new Connection(server.address()));
                }
                exchange(connections, token, rounds);
            } finally {
                for (Connection connection : connections) {
                    connection.close();
                }
            }
        }
    }

    private static void exchange(List<Connection> connections, String token, int rounds) throws IOException {
        int number = 0;
        for (int i = 0; i < rounds; i++) {
            for (Connection connection : connections) {
                connection.send(push(token, number++));
            }
            for (Connection connection : connections) {
                connection.receive();
            }
        }
    }

    private static byte[] push(String token, int number) {
        String body = PUSH.formatted(sha(number), sha(number + 1), PROJECT);
        return """
                POST /gitlab HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                X-Gitlab-Event: Push Hook\r
                X-Gitlab-Token: %s\r
                Idempotency-Key: rehearsal-%d\r
                Content-Length: %d\r
                \r
                %s""".formatted(token, number, body.length(), body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String sha(int number) {
        return String.format(Locale.ROOT, "%040x", number);
    }

    /** A kept-alive connection to the server. */
    private static final class Connection implements Closeable {
        private final Socket socket;
        private final BufferedReader in;

        Connection(InetSocketAddress server) throws IOException {
            socket = new Socket(server.getAddress(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        void send(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
        }

        /** Every answer is one line. */
        void receive() throws IOException {
            String status = in.readLine();
            if (status == null || !status.startsWith("HTTP/1.1 202")) {
                throw new IOException("the server answered itself " + status);
            }
            for (String line = status; line != null && !line.isEmpty(); ) {
                line = in.readLine();
            }
            in.readLine();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
