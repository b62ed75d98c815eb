package io.slipway;

import io.slipway.acceptance.Acceptance;
import io.slipway.credentials.Credential;
import io.slipway.delivery.Delivery;
import io.slipway.delivery.SourceReader;
import io.slipway.delivery.Stage;
import io.slipway.delivery.StageResult;
import io.slipway.delivery.StepRun;
import io.slipway.host.Host;
import io.slipway.host.Scratch;
import io.slipway.host.local.LocalHost;
import io.slipway.policy.Policy;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Draft;
import io.slipway.record.Entry;
import io.slipway.record.Header;
import io.slipway.record.Outcome;
import io.slipway.record.RecordStore;
import io.slipway.step.DeliveryStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A delivery on this machine in a directory of its own, for tests of a stage. */
public final class TestDelivery implements AutoCloseable {
    /** What the stage said. */
    public final List<String> console = new CopyOnWriteArrayList<>();

    /** What the operator accepts. */
    public final List<Acceptance> operators = new CopyOnWriteArrayList<>();

    /** The credentials that the delivery may use. */
    public final Map<String, Credential> credentials = new HashMap<>();

    private final Host host;
    private final Scratch shared;
    private Delivery delivery;

    private record Nothing() {}

    /**
     * @param directory empty; {@code workspace} and {@code records} are made in it where they are missing
     * @param policy in force
     * @param now the time, which stands still
     */
    public TestDelivery(Path directory, Policy policy, Instant now) throws Exception {
        this(directory, localHost(directory, policy), policy, now);
    }

    /**
     * @param directory empty; {@code records} is made in it where it is missing
     * @param host where the stage runs
     * @param policy in force
     * @param now the time, which stands still
     */
    public TestDelivery(Path directory, Host host, Policy policy, Instant now) throws Exception {
        this.host = host;
        shared = host.scratch();
        RecordStore store = RecordStore.open(directory.resolve("records"), Optional.empty());
        DeliveryRecord record = store.start(new Header(
                Header.SCHEMA, UUID.randomUUID().toString(), "test", now, Optional.empty(), policy.name(), ""));
        delivery = new Delivery(
                SourceReader.read(host),
                policy,
                id -> Optional.ofNullable(credentials.get(id)),
                record,
                store,
                shared,
                InstantSource.fixed(now),
                Optional.empty(),
                Optional.empty(),
                () -> List.copyOf(operators),
                Optional.empty());
    }

    private static Host localHost(Path directory, Policy policy) throws Exception {
        Path workspace = Files.createDirectories(directory.resolve("workspace"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        // No test leaves this machine: nothing answers there.
        environment.put("HTTPS_PROXY", "http://127.0.0.1:9");
        environment.put("https_proxy", "http://127.0.0.1:9");
        return new LocalHost(workspace, policy.tools(), environment);
    }

    /** From now on nobody knows who made what lies in the workspace. */
    public void doubt(String reason) {
        delivery = new Delivery(
                delivery.source(),
                delivery.policy(),
                delivery.credentials(),
                delivery.record(),
                delivery.store(),
                shared,
                delivery.clock(),
                delivery.statuses(),
                delivery.pusher(),
                delivery.operatorAcceptances(),
                Optional.of(reason));
    }

    /** Notes what an earlier step would have noted. */
    public void note(String stage, Outcome outcome, List<String> subjects, Map<String, Object> facts) throws Exception {
        Instant now = delivery.clock().instant();
        delivery.record().append(new Draft(stage, subjects, outcome, "", facts, List.of(), List.of(), now, now, 0));
    }

    /** Runs a stage; the arguments are checked by its request. */
    public <Q extends Record, R extends StageResult> R run(String name, Stage<Q, R> stage, Q request) throws Exception {
        return StepRun.of(name, stage, request, delivery, host, console::add);
    }

    /** Runs a step as a Jenkinsfile calls it. */
    public Map<String, Object> call(DeliveryStep<?> step, Map<String, ?> arguments) throws Exception {
        return step.call(arguments, delivery, host, console::add);
    }

    /** Runs something that needs a step, and gives back what it gives. */
    public <T> T inStep(String name, InStep<T> action) throws Exception {
        Object[] result = new Object[1];
        Stage<Nothing, StageResult> stage = (nothing, run) -> {
            result[0] = action.apply(run);
            return Map::of;
        };
        run(name, stage, new Nothing());
        @SuppressWarnings("unchecked")
        T typed = (T) result[0];
        return typed;
    }

    /** The last entry of the record. */
    public Entry entry() {
        List<Entry> entries = delivery.record().entries();
        return entries.get(entries.size() - 1);
    }

    /** Where all records lie. */
    public RecordStore store() {
        return delivery.store();
    }

    /** Where the record and its evidence lie. */
    public Path recordDirectory() {
        return delivery.record().directory();
    }

    @Override
    public void close() throws IOException {
        shared.close();
    }

    /** Something that needs a step. */
    @FunctionalInterface
    public interface InStep<T> {
        T apply(StepRun run) throws io.slipway.host.DeliveryException, IOException, InterruptedException;
    }
}
