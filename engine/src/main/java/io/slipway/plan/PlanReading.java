package io.slipway.plan;

import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The step {@code readDeliveryPlan}. */
public final class PlanReading implements Stage<ReadDeliveryPlan, DeliveryPlan> {
    /** It lies in a pipeline's saved state while that runs. */
    private static final int MOST_BYTES = 64 * 1024;

    @Override
    public DeliveryPlan run(ReadDeliveryPlan request, StepRun run) throws DeliveryException, IOException {
        run.fact("file", request.file());
        String text = text(request.file(), run);
        DeliveryPlan plan = DeliveryPlan.parse(request.file(), text);
        run.keep("plan.yaml", text);
        run.fact("images", plan.images());
        run.conclude(request.file() + ": delivers " + String.join(", ", plan.images()));
        return plan;
    }

    private static String text(String file, StepRun run) throws DeliveryException, IOException {
        try (InputStream in = run.workspace().read(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new DeliveryException(file + ": a plan has at most " + MOST_BYTES / 1024 + " KiB");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
