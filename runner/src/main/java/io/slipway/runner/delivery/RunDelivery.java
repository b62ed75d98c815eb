package io.slipway.runner.delivery;

import io.slipway.acceptance.OperatorAcceptances;
import io.slipway.delivery.Delivery;
import io.slipway.host.Console;
import io.slipway.host.DeliveryException;
import io.slipway.host.Scratch;
import io.slipway.host.local.LocalHost;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Entry;
import io.slipway.record.Header;
import io.slipway.record.RecordStore;
import io.slipway.record.Source;
import io.slipway.runner.git.Checkout;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.StepCall;
import io.slipway.step.DeliveryStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The delivery of a run: begun by its first delivery step, ended with the run. */
public final class RunDelivery implements DeliverySteps.Runner, AutoCloseable {
    private final Path records;
    private final PolicyInForce inForce;
    private final LocalHost host;
    private final Checkout checkout;
    private final Optional<DeliveryListener> listener;
    private int told;
    private Delivery delivery;

    /**
     * @param records where all records lie
     * @param inForce the operator's policy
     * @param host this machine
     * @param checkout the workspace
     * @param listener is told what the steps do; empty where nobody wants to know
     */
    public RunDelivery(
            Path records,
            PolicyInForce inForce,
            LocalHost host,
            Checkout checkout,
            Optional<DeliveryListener> listener) {
        this.listener = listener;
        this.records = records;
        this.inForce = inForce;
        this.host = host;
        this.checkout = checkout;
    }

    @Override
    public Map<String, Object> run(DeliveryStep<?> step, StepCall call) throws Exception {
        Delivery begun = delivery(call.build());
        try {
            return step.call(call.arguments(), begun, host.in(call.directory()), console(call));
        } finally {
            listener.ifPresent(this::tell);
        }
    }

    private synchronized void tell(DeliveryListener somebody) {
        List<Entry> entries = delivery.record().entries();
        entries.subList(told, entries.size()).forEach(somebody::entered);
        told = entries.size();
    }

    private static Console console(StepCall call) {
        return new Console() {
            @Override
            public void line(String text) {
                call.say(text);
            }

            @Override
            public String masked(String text) {
                return call.build().log().mask(text);
            }
        };
    }

    /**
     * @return the record of this run; empty where it delivered nothing
     */
    public synchronized Optional<DeliveryRecord> record() {
        return Optional.ofNullable(delivery).map(Delivery::record);
    }

    private synchronized Delivery delivery(Build build) throws DeliveryException, IOException, InterruptedException {
        if (delivery == null) {
            GateRehearsal.start();
            RecordStore store = RecordStore.open(records, Optional.empty());
            Optional<Source> source = checkout.source();
            DeliveryRecord record = store.start(header(build, source));
            Scratch shared = host.scratch();
            delivery = new Delivery(
                    source,
                    inForce.policy(),
                    build.settings().credentials(),
                    record,
                    store,
                    shared,
                    InstantSource.system(),
                    listener.flatMap(DeliveryListener::statuses),
                    Optional.empty(),
                    OperatorAcceptances.NONE,
                    Optional.empty());
        }
        return delivery;
    }

    private Header header(Build build, Optional<Source> source) {
        // The job's name alone is that of every checkout in a folder of the same name.
        String run =
                build.settings().state().getFileName() + "-" + build.settings().number();
        return new Header(
                Header.SCHEMA,
                run,
                build.settings().job(),
                build.started(),
                source,
                inForce.policy().name(),
                inForce.digest());
    }

    @Override
    public synchronized void close() throws IOException {
        if (delivery != null) {
            delivery.shared().close();
        }
    }
}
