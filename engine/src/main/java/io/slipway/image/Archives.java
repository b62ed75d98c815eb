package io.slipway.image;

import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.ExitStatus;
import io.slipway.host.FileKind;
import java.io.IOException;
import java.util.UUID;

/**
 * The archives of images ({@code docker save}). An archive is the image's identity, it is what is scanned, and it is what is pushed; each
 * is made once for a delivery and lies in its scratch directory.
 */
public final class Archives {
    private Archives() {}

    /**
     * @param image which image
     * @param run the step that needs it
     * @return its archive, from the first engine that has the image; the caller closes it
     * @throws DeliveryException if there is no such image
     * @throws IOException if the archive cannot be read
     * @throws InterruptedException if the step is aborted
     */
    public static ImageArchive of(LocalImage image, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        return of(StoredImage.find(image, run), run);
    }

    static ImageArchive of(StoredImage image, StepRun run) throws DeliveryException, IOException, InterruptedException {
        String name = image.id().replace(':', '-') + ".tar";
        Directory shared = run.delivery().shared();
        if (shared.kind(name) == FileKind.MISSING) {
            save(image, shared.resolve(name), run);
        }
        return ImageArchive.open(shared, name);
    }

    private static void save(StoredImage image, String file, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        // Parallel branches may save the same image at once: whoever is last replaces like by like.
        String partial = file + "." + UUID.randomUUID();
        ExitStatus status = run.host().run(saving(image, partial));
        if (!status.success()) {
            run.host().run(Command.of("rm", "-f", "--", partial));
            throw EngineFailure.of(image.engine(), "save the image " + image.id(), status);
        }
        run.host().run(Command.of("mv", "--", partial, file));
    }

    private static Command saving(StoredImage image, String file) {
        Engine engine = image.engine();
        return switch (engine) {
            case DOCKER -> engine.command("save", "--output", file, image.id());
            case PODMAN ->
                engine.command(
                        "save",
                        "--format=docker-archive",
                        "--output",
                        file,
                        image.id().replace("sha256:", ""));
            case BUILDAH -> engine.command("push", image.id().replace("sha256:", ""), "docker-archive:" + file);
        };
    }
}
