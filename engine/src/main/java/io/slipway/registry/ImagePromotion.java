package io.slipway.registry;

import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.gate.Clearance;
import io.slipway.host.DeliveryException;
import io.slipway.host.Scratch;
import io.slipway.image.ImageReference;
import io.slipway.record.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Promotes a pushed image whose verdict still stands: its blobs, then its manifest byte for byte, which is read back and compared; then
 * the tags move. The digest stays the same.
 */
public final class ImagePromotion implements Stage<PromoteImage, PushedImage> {
    @Override
    public PushedImage run(PromoteImage request, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Repository from = repository(request.from(), request.fromCredentialsId(), run);
        Repository to = repository(request.to(), request.credentialsId(), run);
        run.fact("from", request.from().toString());
        run.fact("repository", request.to().toString());
        Manifest manifest = manifest(request.from(), from);
        Entry push = cleared(manifest, request, run);
        copy(manifest, from, to, run);
        to.put(manifest.digest(), manifest);
        to.requireBack(manifest, push.fact("configDigest"));
        List<String> tags = tag(request, push, to, manifest, run);
        return PushedImage.conclude("promoted", request.to().at(manifest.digest()), tags, run);
    }

    private static Repository repository(ImageReference image, Optional<String> credentialsId, StepRun run)
            throws DeliveryException {
        return new Repository(Registry.open(image.host().orElseThrow(), credentialsId, run), image.path());
    }

    private static Manifest manifest(ImageReference image, Repository from)
            throws DeliveryException, IOException, InterruptedException {
        String reference = image.digest().or(image::tag).orElseThrow();
        Manifest manifest = from.get(reference)
                .orElseThrow(() -> new RegistryException(
                        "read manifest " + reference + " of " + from, "the registry has none of that name"));
        if (image.digest().isPresent() && !manifest.digest().equals(reference)) {
            throw new RegistryException(
                    "read manifest " + reference + " of " + from, "the registry gave " + manifest.digest());
        }
        return manifest;
    }

    private static Entry cleared(Manifest manifest, PromoteImage request, StepRun run)
            throws DeliveryException, IOException {
        Entry push = PushRecords.find(manifest.digest(), run)
                .orElseThrow(() -> new DeliveryException(
                        "%s (%s) was not pushed by a recorded delivery: only what was scanned and pushed is promoted; push it by pushImage first"
                                .formatted(request.from(), manifest.digest())));
        String configDigest = push.fact("configDigest");
        run.subject(configDigest);
        run.fact("configDigest", configDigest);
        Clearance.require(configDigest, request.to().names(), run);
        return push;
    }

    private static void copy(Manifest manifest, Repository from, Repository to, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        try (Scratch scratch = run.host().scratch()) {
            new BlobCopy(from, to, scratch, run.console()).copy(manifest.blobs());
        }
    }

    private static List<String> tag(PromoteImage request, Entry push, Repository to, Manifest manifest, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Origin origin = Origin.of(push);
        origin.note(run);
        List<String> tags = TagRules.tags(origin, request.tags(), to.tags());
        if (tags.isEmpty()) {
            throw new DeliveryException(
                    "the record of the push names no commit to tag the image by: give 'tags' to promoteImage");
        }
        new Tagging(to, manifest).move(tags);
        return tags;
    }
}
