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
     * @return its archive, from the first engine that is installed; the caller closes it
     * @throws DeliveryException if there is no such image
     * @throws IOException if the archive cannot be read
     * @throws InterruptedException if the step is aborted
     */
    public static ImageArchive of(LocalImage image, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        return of(image, Engine.find(EngineChoice.AUTO, run), run);
    }

    static ImageArchive of(LocalImage image, Engine engine, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        String id = id(image, engine, run);
        String name = id.replace(':', '-') + ".tar";
        Directory shared = run.delivery().shared();
        if (shared.kind(name) == FileKind.MISSING) {
            save(image, id, engine, shared.resolve(name), run);
        }
        return ImageArchive.open(shared, name);
    }

    /** The engine's id of an image. It finds the image again even when its tag has moved; it is not the image's identity. */
    private static String id(LocalImage image, Engine engine, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Command command = engine == Engine.BUILDAH
                ? engine.command("inspect", "--type=image", "--format={{.FromImageID}}", "--", image.name())
                : engine.command("image", "inspect", "--format={{.Id}}", "--", image.name());
        ExitStatus status = run.host().run(command);
        if (!status.success()) {
            throw EngineFailure.of(engine, "find the image " + image, status);
        }
        String id = status.out().strip();
        return id.startsWith("sha256:") ? id : "sha256:" + id;
    }

    private static void save(LocalImage image, String id, Engine engine, String file, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        // Parallel branches may save the same image at once: whoever is last replaces like by like.
        String partial = file + "." + UUID.randomUUID();
        ExitStatus status = run.host().run(saving(id, engine, partial));
        if (!status.success()) {
            throw EngineFailure.of(engine, "save the image " + image, status);
        }
        run.host().run(Command.of("mv", "--", partial, file));
    }

    private static Command saving(String id, Engine engine, String file) {
        return switch (engine) {
            case DOCKER -> engine.command("save", "--output", file, id);
            case PODMAN -> engine.command("save", "--format=docker-archive", "--output", file, id);
            case BUILDAH -> engine.command("push", id, "docker-archive:" + file);
        };
    }
}
