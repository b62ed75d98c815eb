package io.slipway.e2e;

import io.slipway.credentials.Credential;
import io.slipway.delivery.Delivery;
import io.slipway.delivery.SourceReader;
import io.slipway.host.Command;
import io.slipway.host.ExitStatus;
import io.slipway.host.Scratch;
import io.slipway.host.local.LocalHost;
import io.slipway.policy.Policy;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Header;
import io.slipway.record.RecordStore;
import io.slipway.step.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Scratch shared;
    private final Delivery delivery;

    Workbench(Path directory, Policy policy, Map<String, Credential> credentials) throws Exception {
        this.workspace = Files.createDirectories(directory.resolve("workspace"));
        this.host = new LocalHost(workspace, policy.tools(), System.getenv());
        this.store = RecordStore.open(directory.resolve("state"), Optional.empty());
        String run = UUID.randomUUID().toString();
        this.shared = host.scratch();
        InstantSource clock = InstantSource.system();
        this.record = store.start(
                new Header(Header.SCHEMA, run, "test", clock.instant(), Optional.empty(), policy.name(), ""));
        this.delivery = new Delivery(
                SourceReader.read(host),
                policy,
                id -> Optional.ofNullable(credentials.get(id)),
                record,
                store,
                shared,
                clock);
    }

    Map<String, Object> call(String step, Map<String, ?> arguments) throws Exception {
        return Steps.all().get(step).call(arguments, delivery, host, console::add);
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
