package io.slipway.registry;

import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.gate.Clearance;
import io.slipway.host.DeliveryException;
import io.slipway.image.Archives;
import io.slipway.image.ImageArchive;
import java.io.IOException;
import java.util.List;

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
            Clearance.require(archive.configDigest(), request.to().names(), run);
            Manifest manifest = push(archive, repository, run);
            List<String> tags = tag(request, repository, manifest, run);
            return PushedImage.conclude("pushed", request.to().at(manifest.digest()), tags, run);
        }
    }

    private static Manifest push(ImageArchive archive, Repository repository, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Manifest manifest =
                Manifest.of(archive.config(), LayerPush.to(repository, run).push(archive));
        repository.put(manifest.digest(), manifest);
        repository.requireBack(manifest, archive.configDigest());
        return manifest;
    }

    private static List<String> tag(PushImage request, Repository repository, Manifest manifest, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Origin origin = Origin.of(run.delivery().source());
        origin.note(run);
        List<String> tags = TagRules.tags(origin, request.tags(), repository.tags());
        if (tags.isEmpty()) {
            throw new DeliveryException(
                    "the workspace has no commit to name the image after: give 'tags', or deliver a git checkout");
        }
        new Tagging(repository, manifest).move(tags);
        return tags;
    }
}
