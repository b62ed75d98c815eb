package io.slipway.runner.serve.http;

import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.webhook.HookSecrets;
import io.slipway.gitlab.webhook.Project;
import io.slipway.gitlab.webhook.TokenHash;
import io.slipway.gitlab.webhook.Webhook;
import io.slipway.host.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A server with one project, for tests; as a program of its own it can be killed. */
final class HookServer {
    static final String TOKEN = "a-secret-token-for-the-tests";

    private HookServer() {}

    /** Prints its port, and ends with its standard input. */
    public static void main(String[] arguments) throws Exception {
        try (Intake intake = intake(Path.of(arguments[0]));
                HttpServer server = start(intake, ServerLimits.DEFAULT)) {
            System.out.println(server.address().getPort());
            while (System.in.read() >= 0) {
                // Until whoever started it is done.
            }
        }
    }

    static Intake intake(Path directory) throws Exception {
        return Intake.open(directory, new IntakeOptions(1_000_000, Set.of()), IntakeObserver.NONE);
    }

    static HttpServer start(Intake intake, ServerLimits limits) throws Exception {
        HookSecrets secrets = new HookSecrets(List.of(TokenHash.of(Secret.of(TOKEN))), List.of());
        Project project = new Project("shop/web", secrets, Filters.DEFAULT);
        Webhook webhook = new Webhook(List.of(project), intake, line -> {}, Clock.systemUTC());
        return HttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                webhook,
                request -> PageResponse.of(200, "text/plain", request.path() + " " + request.query()),
                limits);
    }

    static String sha(int commit) {
        return String.format(Locale.ROOT, "%040x", commit + 1);
    }

    /** A push of a commit, as HTTP. */
    static byte[] push(int commit) {
        String body = """
                {"object_kind":"push","before":"%s","after":"%s","checkout_sha":"%s","ref":"refs/heads/main",
                "project":{"path_with_namespace":"shop/web"},"user_username":"ada"}""".formatted(sha(commit - 1), sha(commit), sha(commit));
        return ("POST /gitlab HTTP/1.1\r\nHost: localhost\r\nX-Gitlab-Token: " + TOKEN + "\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
