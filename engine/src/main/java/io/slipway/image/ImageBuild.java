package io.slipway.image;

import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.FileKind;
import io.slipway.host.Output;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Builds an image and learns its identity. */
public final class ImageBuild implements Stage<BuildImage, BuiltImage> {
    @Override
    public BuiltImage run(BuildImage request, StepRun run) throws DeliveryException, IOException, InterruptedException {
        String context = requireContext(request, run);
        Engine engine = Engine.find(request.builder(), run);
        run.fact("image", request.image().toString());
        ExitStatus status = build(engine, request, context, run);
        try (ImageArchive archive = archive(engine, request, run)) {
            run.subject(archive.configDigest());
            run.fact("configDigest", archive.configDigest());
            run.fact("bytes", archive.bytes());
            run.conclude("built %s, %s, %d MB"
                    .formatted(request.image(), archive.configDigest(), archive.bytes() / 1_000_000));
            return new BuiltImage(request.image(), archive.configDigest(), archive.bytes(), status.took());
        }
    }

    private static ImageArchive archive(Engine engine, BuildImage request, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        LocalImage image = new LocalImage(request.image().toString());
        return Archives.of(StoredImage.in(engine, image, run), run);
    }

    private static String requireContext(BuildImage request, StepRun run) throws DeliveryException, IOException {
        if (run.workspace().kind(request.context()) != FileKind.DIRECTORY) {
            throw new DeliveryException(
                    "there is no directory '%s' in the workspace: name the build context in 'context'"
                            .formatted(request.context()));
        }
        String dockerfile = request.context() + "/" + request.dockerfile();
        if (run.workspace().kind(dockerfile) != FileKind.FILE) {
            throw new DeliveryException("there is no Dockerfile '%s' in '%s': name it in 'dockerfile'"
                    .formatted(request.dockerfile(), request.context()));
        }
        return run.workspace().resolve(request.context());
    }

    private static ExitStatus build(Engine engine, BuildImage request, String context, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Output live = new Output.Lines(run.console()::line);
        try (Scratch scratch = run.host().scratch()) {
            Command command =
                    engine.command(arguments(engine, request, context, run).toArray(String[]::new));
            ExitStatus status =
                    run.host().run(command.with("DOCKER_CONFIG", scratch.path()).to(live, live));
            if (!status.success()) {
                throw EngineFailure.of(engine, "build " + request.image(), status);
            }
            return status;
        }
    }

    private static List<String> arguments(Engine engine, BuildImage request, String context, StepRun run)
            throws DeliveryException, IOException {
        List<String> arguments =
                new ArrayList<>(List.of("build", "--tag", request.image().toString()));
        arguments.add("--file=" + run.workspace().resolve(request.context() + "/" + request.dockerfile()));
        Labels.of(request, run.delivery().source())
                .forEach((name, value) -> arguments.add("--label=" + name + "=" + value));
        new TreeMap<>(request.buildArgs()).forEach((name, value) -> arguments.add("--build-arg=" + name + "=" + value));
        request.target().ifPresent(target -> arguments.add("--target=" + target));
        request.platform().ifPresent(platform -> arguments.add("--platform=" + platform));
        request.cacheFrom().forEach(image -> arguments.add("--cache-from=" + image));
        if (request.pull()) {
            arguments.add("--pull");
        }
        if (engine != Engine.DOCKER) {
            arguments.add("--format=docker");
        }
        arguments.add("--");
        arguments.add(context);
        return arguments;
    }
}
