package io.slipway.registry;

import io.slipway.host.Console;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpBody;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.util.List;

/**
 * Brings blobs from one repository into another: what is there stays, what the same registry has is mounted, the rest goes through a
 * temporary file, one blob at a time.
 *
 * @param from where they are
 * @param to where they go
 * @param scratch for the one blob that is on its way
 * @param console where it says how far it is
 */
record BlobCopy(Repository from, Repository to, Scratch scratch, Console console) {
    void copy(List<Blob> blobs) throws DeliveryException, IOException, InterruptedException {
        int number = 0;
        for (Blob blob : blobs) {
            number++;
            console.line("blob %d of %d, %s: %s".formatted(number, blobs.size(), blob.size(), copy(blob)));
        }
    }

    private String copy(Blob blob) throws DeliveryException, IOException, InterruptedException {
        if (to.hasBlob(blob.digest())) {
            return "already there";
        }
        if (to.sharesRegistryWith(from) && to.mount(blob.digest(), from)) {
            return "mounted";
        }
        String file = scratch.resolve("blob");
        from.download(blob, file);
        to.upload(new HttpBody.Slice(file, 0, blob.bytes(), HttpBody.Encoding.IDENTITY), blob.digest());
        return "copied";
    }
}
