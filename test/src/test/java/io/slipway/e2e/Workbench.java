package io.slipway.e2e;

import io.slipway.credentials.Credential;
import io.slipway.delivery.Delivery;
import io.slipway.delivery.SourceReader;
import io.slipway.delivery.Stage;
import io.slipway.delivery.StageResult;
import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.ExitStatus;
import io.slipway.host.Scratch;
import io.slipway.host.local.LocalHost;
import io.slipway.policy.Policy;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Entry;
import io.slipway.record.Header;
import io.slipway.record.RecordStore;
import io.slipway.step.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workspace of its own, a record store, and the steps as a Jenkinsfile calls them, on the tools of this machine. */
final class Workbench implements AutoCloseable {
    final Path workspace;
    final LocalHost host;
    final RecordStore store;
    final DeliveryRecord record;
    final List<String> console = new CopyOnWriteArrayList<>();
    private final Policy policy;
    private final Map<String, Credential> credentials;
    private final Scratch shared;

    Workbench(Path directory, Policy policy, Map<String, Credential> credentials) throws Exception {
        this.policy = policy;
        this.credentials = credentials;
        this.workspace = Files.createDirectories(directory.resolve("workspace"));
        this.host = new LocalHost(workspace, policy.tools(), System.getenv());
        this.store = RecordStore.open(directory.resolve("state"), Optional.empty());
        this.shared = host.scratch();
        String run = UUID.randomUUID().toString();
        this.record =
                store.start(new Header(Header.SCHEMA, run, "test", Instant.now(), Optional.empty(), policy.name(), ""));
    }

    Map<String, Object> call(String step, Map<String, ?> arguments) throws Exception {
        return call(step, arguments, policy);
    }

    Map<String, Object> call(String step, Map<String, ?> arguments, Policy inForce) throws Exception {
        return Steps.all().get(step).call(arguments, delivery(inForce), host, console::add);
    }

    private Delivery delivery(Policy inForce) throws Exception {
        return new Delivery(
                SourceReader.read(host),
                inForce,
                id -> Optional.ofNullable(credentials.get(id)),
                record,
                store,
                shared,
                InstantSource.system());
    }

    /** Makes the workspace a git repository with all of it committed; a tag where one is given. */
    String commit(String... tags) throws Exception {
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "--allow-empty", "--message=x");
        for (String tag : tags) {
            git("tag", tag);
        }
        return git("rev-parse", "HEAD");
    }

    private String git(String... arguments) throws Exception {
        ExitStatus status = host.run(Command.of("git", arguments).in(workspace.toString()));
        if (!status.success()) {
            throw new IllegalStateException("git " + List.of(arguments) + ": " + status.lastWords());
        }
        return status.out().strip();
    }

    Entry last() {
        return record.entries().get(record.entries().size() - 1);
    }

    <Q extends Record, R extends StageResult> R run(String name, Stage<Q, R> stage, Q request) throws Exception {
        return StepRun.of(name, stage, request, delivery(policy), host, console::add);
    }

    Path write(String name, String content) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    String docker(String... arguments) throws Exception {
        ExitStatus status = host.run(Command.of("docker", arguments));
        if (!status.success()) {
            throw new IllegalStateException("docker " + List.of(arguments) + ": " + status.lastWords());
        }
        return status.out().strip();
    }

    @Override
    public void close() throws IOException {
        shared.close();
    }
}
