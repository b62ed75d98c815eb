package io.slipway.webscan;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InputStream;

/** What a scanner wrote, held whole: cookies that it repeats anywhere must be known before the first of them is written. */
public final class RawReport {
    /** In bytes. A report holds a request for each finding; this is room for tens of thousands. */
    static final int LARGEST = 64 << 20;

    private RawReport() {}

    /**
     * @param scanner its name, for the message
     * @param content the scanner's report, not closed
     * @return all of it
     * @throws DeliveryException if it is larger than 64 MiB
     * @throws IOException if it cannot be read
     */
    public static byte[] read(String scanner, InputStream content) throws DeliveryException, IOException {
        byte[] raw = content.readNBytes(LARGEST + 1);
        if (raw.length > LARGEST) {
            throw new DeliveryException(
                    "%s's report is larger than %d MiB and was not read: let it look at less (checks, budgetMinutes)"
                            .formatted(scanner, LARGEST >> 20));
        }
        return raw;
    }
}
