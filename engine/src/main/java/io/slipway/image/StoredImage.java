package io.slipway.image;

import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.MissingToolException;
import java.io.IOException;
import java.util.Optional;

/**
 * An image where it lies.
 *
 * @param engine the engine in whose store it is
 * @param id the engine's id of it, {@code sha256:…}: it finds the image again even when its tag has moved, but it is not its identity
 */
public record StoredImage(Engine engine, String id) {
    /**
     * @param image which image
     * @param run the step that needs it
     * @return the image in the store of the first engine that has it
     * @throws DeliveryException if no engine has it, in the words of the first that is installed
     * @throws IOException if the host fails
     * @throws InterruptedException if the step is aborted
     */
    public static StoredImage find(LocalImage image, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Optional<DeliveryException> first = Optional.empty();
        for (Engine engine : EngineChoice.AUTO.candidates()) {
            try {
                return in(engine, image, run);
            } catch (MissingToolException e) {
                // The next may be installed.
            } catch (DeliveryException e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        throw first.orElseGet(() -> new MissingToolException(Engine.DOCKER.tool()));
    }

    static StoredImage in(Engine engine, LocalImage image, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = run.host().run(inspecting(engine, image));
        if (!status.success()) {
            throw EngineFailure.of(engine, "find the image " + image, status);
        }
        String id = status.out().strip();
        return new StoredImage(engine, id.startsWith("sha256:") ? id : "sha256:" + id);
    }

    private static Command inspecting(Engine engine, LocalImage image) {
        return engine == Engine.BUILDAH
                ? engine.command("inspect", "--type=image", "--format={{.FromImageID}}", "--", image.name())
                : engine.command("image", "inspect", "--format={{.Id}}", "--", image.name());
    }
}
