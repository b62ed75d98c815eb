package io.slipway.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * A directory on the host. Every path given to it is relative and confined: absolute paths, {@code ..} and symbolic links that
 * lead outside are refused with a {@link DeliveryException}.
 */
public interface Directory {
    /**
     * @return its absolute path on the host, for a tool's arguments
     */
    String path();

    /**
     * @param relative a path below this directory; it need not exist
     * @return the absolute path on the host, for a tool's arguments
     * @throws DeliveryException if it leads outside
     * @throws IOException if the host cannot look
     */
    String resolve(String relative) throws DeliveryException, IOException;

    /**
     * @param relative a path below this directory
     * @return what is there
     * @throws DeliveryException if it leads outside
     * @throws IOException if the host cannot look
     */
    FileKind kind(String relative) throws DeliveryException, IOException;

    /**
     * @param relative a file below this directory
     * @return its content, as a stream that the caller closes
     * @throws DeliveryException if it leads outside
     * @throws IOException if it cannot be read
     */
    InputStream read(String relative) throws DeliveryException, IOException;

    /**
     * @param relative a file below this directory
     * @return its content, at any position; the caller closes it
     * @throws DeliveryException if it leads outside
     * @throws IOException if it cannot be read
     */
    SeekableByteChannel open(String relative) throws DeliveryException, IOException;

    /**
     * Writes a file that only its owner may read (mode 0600); its folders are made.
     *
     * @param relative a file below this directory
     * @param content the whole content
     * @return its absolute path on the host
     * @throws DeliveryException if it leads outside
     * @throws IOException if it cannot be written
     */
    String write(String relative, byte[] content) throws DeliveryException, IOException;
}
