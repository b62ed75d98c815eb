package io.slipway.registry;

import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.gate.Clearance;
import io.slipway.host.DeliveryException;
import io.slipway.image.Archives;
import io.slipway.image.ImageArchive;
import io.slipway.image.ImageReference;
import io.slipway.record.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Pushes a cleared image: layers, configuration, manifest by digest; then it is read back and compared; then the tags move. */
public final class ImagePush implements Stage<PushImage, PushedImage> {
    @Override
    public PushedImage run(PushImage request, StepRun run) throws DeliveryException, IOException, InterruptedException {
        Registry registry = Registry.open(request.to().host().orElseThrow(), request.credentialsId(), run);
        Repository repository = new Repository(registry, request.to().path());
        run.fact("repository", request.to().toString());
        try (ImageArchive archive = Archives.of(request.image(), run)) {
            run.subject(archive.configDigest());
            run.fact("configDigest", archive.configDigest());
            Clearance.require(archive.configDigest(), run);
            Manifest manifest = push(archive, repository, run);
            List<String> tags = tag(request, repository, manifest, run);
            return conclude(request.to().at(manifest.digest()), tags, run);
        }
    }

    private static Manifest push(ImageArchive archive, Repository repository, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        KnownLayers known = new KnownLayers(run.delivery().store().cache());
        List<Blob> layers = new LayerPush(repository, known, run.console()).push(archive);
        if (!repository.hasBlob(archive.configDigest())) {
            repository.upload(archive.config(), archive.configDigest());
        }
        Manifest manifest = Manifest.of(archive.config(), layers);
        repository.put(manifest.digest(), manifest);
        requireSame(repository.get(manifest.digest()), manifest, archive, repository);
        return manifest;
    }

    private static void requireSame(
            Optional<Manifest> found, Manifest pushed, ImageArchive archive, Repository repository)
            throws DeliveryException, IOException {
        String configDigest = found.isPresent() ? found.get().configDigest() : "none";
        boolean same = found.map(Manifest::digest).equals(Optional.of(pushed.digest()));
        if (!same || !configDigest.equals(archive.configDigest())) {
            throw new RegistryException(
                    "verify " + pushed.digest() + " in " + repository,
                    "the registry gave back another manifest (configuration " + configDigest + "); no tag was moved");
        }
    }

    private static List<String> tag(PushImage request, Repository repository, Manifest manifest, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Optional<Source> source = run.delivery().source();
        List<String> tags = TagRules.tags(source, request.tags(), repository.tags());
        if (tags.isEmpty()) {
            throw new DeliveryException(
                    "the workspace has no commit to name the image after: give 'tags', or deliver a git checkout");
        }
        new Tagging(repository, manifest).move(tags);
        return tags;
    }

    private static PushedImage conclude(ImageReference image, List<String> tags, StepRun run) {
        String digest = image.digest().orElseThrow();
        run.subject(digest);
        run.fact("image", image.toString());
        run.fact("digest", digest);
        run.fact("tags", tags);
        run.conclude("pushed %s (%s)".formatted(image, String.join(", ", tags)));
        return new PushedImage(image, tags);
    }
}
