package io.slipway.registry;

import io.slipway.delivery.StepRun;
import io.slipway.host.Console;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpBody;
import io.slipway.image.ImageArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the content of an archive into a repository: its layers and its configuration; what is there already is not sent again.
 *
 * @param repository where to
 * @param known as which blobs layers were pushed before
 * @param console where it says how far it is
 */
record LayerPush(Repository repository, KnownLayers known, Console console) {
    static LayerPush to(Repository repository, StepRun run) throws IOException {
        KnownLayers known = new KnownLayers(run.delivery().store().cache(), repository.toString());
        return new LayerPush(repository, known, run.console());
    }

    /** Returns the layers, in the order of the archive. */
    List<Blob> push(ImageArchive archive) throws DeliveryException, IOException, InterruptedException {
        List<Blob> blobs = new ArrayList<>();
        int count = archive.layers().size();
        for (ImageArchive.Layer layer : archive.layers()) {
            String place = "layer %d of %d".formatted(blobs.size() + 1, count);
            blobs.add(push(archive.path(), layer, place));
        }
        if (!repository.hasBlob(archive.configDigest())) {
            repository.upload(archive.config(), archive.configDigest());
        }
        return blobs;
    }

    private Blob push(String archive, ImageArchive.Layer layer, String place)
            throws DeliveryException, IOException, InterruptedException {
        Optional<Blob> before = known.blob(layer.diffId());
        if (before.isPresent() && repository.hasBlob(before.get().digest())) {
            console.line("%s: %s, already there".formatted(place, before.get().size()));
            return before.get();
        }
        console.line("%s: pushing %s".formatted(place, Blob.size(layer.length())));
        HttpBody.Sent sent = repository.upload(slice(archive, layer), layer.diffId());
        Blob blob = new Blob(sent.digest(), sent.bytes());
        known.remember(layer.diffId(), blob);
        return blob;
    }

    private static HttpBody.Slice slice(String archive, ImageArchive.Layer layer) {
        HttpBody.Encoding encoding = layer.compressed() ? HttpBody.Encoding.IDENTITY : HttpBody.Encoding.GZIP;
        return new HttpBody.Slice(archive, layer.offset(), layer.length(), encoding);
    }
}
