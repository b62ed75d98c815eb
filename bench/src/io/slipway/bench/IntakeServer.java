package io.slipway.bench;

import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.webhook.HookSecrets;
import io.slipway.gitlab.webhook.Project;
import io.slipway.gitlab.webhook.TokenHash;
import io.slipway.gitlab.webhook.Webhook;
import io.slipway.host.Secret;
import io.slipway.runner.serve.Rehearsal;
import io.slipway.runner.serve.http.HttpServer;
import io.slipway.runner.serve.http.PageResponse;
import io.slipway.runner.serve.http.ServerLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The server under load: intake on disk, one project. Prints its port, and ends with its standard input. */
public final class IntakeServer {
    static final String PROJECT = "bench/app";
    static final String TOKEN = "a-token-for-the-benchmark";

    private IntakeServer() {}

    public static void main(String[] arguments) throws Exception {
        // As serve does before it listens.
        Rehearsal.run(Path.of(arguments[0] + "-rehearsal"), Rehearsal.ENOUGH);
        IntakeOptions options = new IntakeOptions(1_000_000, Set.of());
        try (Intake intake = Intake.open(Path.of(arguments[0]), options, IntakeObserver.NONE)) {
            HookSecrets secrets = new HookSecrets(List.of(TokenHash.of(Secret.of(TOKEN))), List.of());
            Project project = new Project(PROJECT, secrets, Filters.DEFAULT);
            Webhook webhook = new Webhook(List.of(project), intake, line -> {}, Clock.systemUTC());
            try (HttpServer server = HttpServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    webhook,
                    request -> PageResponse.of(200, "text/plain", "ok\n"),
                    ServerLimits.DEFAULT)) {
                System.out.println(server.address().getPort());
                while (System.in.read() >= 0) {
                    // Until the benchmark is over.
                }
            }
        }
    }
}
