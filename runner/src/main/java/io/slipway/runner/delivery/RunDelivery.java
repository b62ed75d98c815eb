package io.slipway.runner.delivery;

import io.slipway.delivery.Delivery;
import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import io.slipway.host.Host;
import io.slipway.host.Scratch;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Header;
import io.slipway.record.RecordStore;
import io.slipway.record.Source;
import io.slipway.runner.git.Checkout;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.StepCall;
import io.slipway.step.DeliveryStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The delivery of a run: begun by its first delivery step, ended with the run. */
public final class RunDelivery implements DeliverySteps.Runner, AutoCloseable {
    private final Path records;
    private final Optional<Path> policyFile;
    private final Host host;
    private final Checkout checkout;
    private Delivery delivery;

    /**
     * @param records where all records lie
     * @param policyFile the operator's policy; empty for the strict one
     * @param host this machine
     * @param checkout the workspace
     */
    public RunDelivery(Path records, Optional<Path> policyFile, Host host, Checkout checkout) {
        this.records = records;
        this.policyFile = policyFile;
        this.host = host;
        this.checkout = checkout;
    }

    @Override
    public Map<String, Object> run(DeliveryStep<?> step, StepCall call) throws Exception {
        call.directory();
        return step.call(call.arguments(), delivery(call.build()), host, call::say);
    }

    /**
     * @return the record of this run; empty where it delivered nothing
     */
    public synchronized Optional<DeliveryRecord> record() {
        return Optional.ofNullable(delivery).map(Delivery::record);
    }

    private synchronized Delivery delivery(Build build) throws DeliveryException, IOException, InterruptedException {
        if (delivery == null) {
            Policy policy = policyFile.isPresent() ? PolicyFile.read(policyFile.get()) : Policy.STRICT;
            RecordStore store = RecordStore.open(records, Optional.empty());
            Optional<Source> source = checkout.source();
            DeliveryRecord record = store.start(header(build, policy, source));
            Scratch shared = host.scratch();
            delivery = new Delivery(
                    source, policy, build.settings().credentials(), record, store, shared, InstantSource.system());
        }
        return delivery;
    }

    private Header header(Build build, Policy policy, Optional<Source> source) throws IOException {
        String run = build.settings().job().replaceAll("[^A-Za-z0-9._-]", "-") + "-"
                + build.settings().number();
        String digest =
                policyFile.isPresent() ? Sha256.of(Files.readAllBytes(policyFile.get())) : Sha256.of(new byte[0]);
        return new Header(Header.SCHEMA, run, build.settings().job(), build.started(), source, policy.name(), digest);
    }

    @Override
    public synchronized void close() throws IOException {
        if (delivery != null) {
            delivery.shared().close();
        }
    }
}
