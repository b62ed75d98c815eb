package io.slipway.runner.serve;

import io.slipway.gitlab.api.GitLabApi;
import io.slipway.gitlab.api.Outbox;
import io.slipway.gitlab.api.RetryRules;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.webhook.Webhook;
import io.slipway.host.Console;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.host.local.LocalHost;
import io.slipway.runner.serve.config.ServeConfig;
import io.slipway.runner.serve.config.ServedProject;
import io.slipway.runner.serve.config.ServedProject.Newer;
import io.slipway.runner.serve.http.HttpServer;
import io.slipway.runner.serve.http.Pages;
import io.slipway.runner.serve.http.ServerLimits;
import io.slipway.runner.serve.page.Guard;
import io.slipway.runner.serve.page.SitePages;
import io.slipway.runner.serve.run.CommitReporter;
import io.slipway.runner.serve.run.Launcher;
import io.slipway.runner.serve.run.Polling;
import io.slipway.runner.serve.run.Realms;
import io.slipway.runner.serve.run.Retention;
import io.slipway.runner.serve.run.Runs;
import io.slipway.runner.serve.run.Serving;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** {@code slipway serve}, running. */
final class Service {
    private static final Duration CLEANING = Duration.ofSeconds(70);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ServeConfig config;
    private final ServerKey key;
    private final Address address;
    private final Console log;
    private final Intake intake;
    private final HttpServer server;
    private final Dispatcher dispatcher;
    private final Poller poller;
    private final Sweeper sweeper;
    private final Optional<Outbox> outbox;

    private Service(ServeConfig config, Map<String, String> environment, Console log)
            throws DeliveryException, IOException, InterruptedException {
        this.config = config;
        this.log = log;
        Realms.requireSeparation(config.projects());
        StateDirectory state = StateDirectory.open(config.state());
        LocalHost host = new LocalHost(state.path(), Map.of(), environment);
        Realms realms = Realms.open(state.passable("realms"), config.projects(), host);
        this.key = ServerKey.in(state.closed("key"));
        Runs runs = Runs.open(state.passable("runs"));
        Optional<GitLabApi> gitlab = config.gitlab().map(it -> new GitLabApi(it, host::send, Clock.systemUTC()));
        this.outbox = gitlab.isPresent()
                ? Optional.of(Outbox.open(
                        state.closed("outbox"), gitlab.get()::send, RetryRules.USUAL, Clock.systemUTC(), log::line))
                : Optional.empty();
        Announcer announcer = new Announcer(log);
        this.intake = Intake.open(state.closed("intake"), options(config), announcer);
        CompletableFuture<Pages> pages = new CompletableFuture<>();
        rehearse(state.path().resolve("rehearsal"), log);
        this.server = listen(config, intake, pages, log);
        this.address = new Address(config.url(), server.address());
        CommitReporter reporter = new CommitReporter(runs, outbox, address::text);
        Serving serving = new Serving(
                runs,
                reporter,
                realms,
                key.signer(),
                gitlab,
                Launcher.same(),
                environment,
                address::text,
                CLEANING,
                Clock.systemUTC());
        pages.complete(new Guard(
                Secret.of(key.token()), address::names, address.transport(), new SitePages(runs, Clock.systemUTC())));
        announcer.start(reporter);
        this.dispatcher = new Dispatcher(config, intake, serving, announcer, log);
        Polling polling = new Polling(realms, state.passable("poll"), intake, log::line);
        this.poller = new Poller(config.projects(), polling, config.poll(), log);
        this.sweeper = new Sweeper(new Retention(runs, config.keep(), Clock.systemUTC()), log);
    }

    private static void rehearse(Path directory, Console log) {
        try {
            Rehearsal.run(directory, Rehearsal.ENOUGH);
        } catch (DeliveryException | IOException e) {
            log.line("the first events will be answered more slowly than others: " + e.getMessage());
        }
    }

    private static IntakeOptions options(ServeConfig config) {
        Set<String> superseding = config.projects().stream()
                .filter(project -> project.newer() == Newer.SUPERSEDE)
                .map(project -> project.hook().path())
                .collect(Collectors.toUnmodifiableSet());
        return new IntakeOptions(IntakeOptions.DEFAULT.mostQueued(), superseding);
    }

    private static HttpServer listen(ServeConfig config, Intake intake, CompletableFuture<Pages> pages, Console log)
            throws DeliveryException {
        Webhook webhook = new Webhook(
                config.projects().stream().map(ServedProject::hook).toList(), intake, log::line, Clock.systemUTC());
        InetSocketAddress listen = new InetSocketAddress(
                config.listen().getHostString(), config.listen().getPort());
        if (listen.isUnresolved()) {
            throw new DeliveryException("cannot listen on %s: there is no such host".formatted(listen.getHostString()));
        }
        return HttpServer.start(listen, webhook, request -> pages.join().answer(request), ServerLimits.DEFAULT);
    }

    /**
     * @param config what it is told
     * @param environment of this process
     * @param log where it says what it does
     * @return the service, which takes events and runs deliveries
     */
    static Service start(ServeConfig config, Map<String, String> environment, Console log)
            throws DeliveryException, IOException, InterruptedException {
        Service service = new Service(config, environment, log);
        service.dispatcher.start();
        service.poller.start();
        service.sweeper.start();
        return service;
    }

    /** The address of the pages, with the token that opens them. */
    String link() throws IOException {
        return address.text() + "/?token=" + key.token();
    }

    String hook() {
        return address.text() + "/gitlab";
    }

    Path publicKey() {
        return key.publicKey();
    }

    /** Starts nothing more, lets running deliveries end, and then ends them, so that they run again after the next start. */
    void stop() throws InterruptedException, IOException {
        poller.stop();
        sweeper.stop();
        dispatcher.stop(config.grace(), CLEANING);
        server.close();
        intake.close();
        if (outbox.isPresent()) {
            if (!outbox.get().awaitEmpty(FAREWELL)) {
                log.line("GitLab has not taken all statuses yet; the rest is sent after the next start");
            }
            outbox.get().close();
        }
    }
}
