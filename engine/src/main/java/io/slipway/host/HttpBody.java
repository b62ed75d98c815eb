package io.slipway.host;

import java.io.Serializable;

/** What an HTTP request carries. */
public sealed interface HttpBody extends Serializable {
    /** No body. */
    HttpBody NONE = new Bytes("", new byte[0]);

    /**
     * A small body.
     *
     * @param mediaType its Content-Type
     * @param content the bytes; not copied, so do not change them
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Bytes(String mediaType, byte[] content) implements HttpBody {}

    /**
     * A part of a file of the host, streamed from there.
     *
     * @param path absolute
     * @param offset the first byte
     * @param length how many bytes
     * @param encoding how the bytes are changed on the way
     */
    record Slice(String path, long offset, long length, Encoding encoding) implements HttpBody {}

    /** How bytes are changed on the way. */
    enum Encoding {
        /** Sent as they are. */
        IDENTITY,
        /** Sent as a gzip stream, whose bytes depend on the content alone. */
        GZIP
    }

    /**
     * What of a {@link Slice} was sent.
     *
     * @param digest {@code sha256:…} of the bytes on the wire
     * @param bytes how many they were
     * @param contentDigest {@code sha256:…} of the bytes of the file, before the encoding
     */
    record Sent(String digest, long bytes, String contentDigest) implements Serializable {}
}
