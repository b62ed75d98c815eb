package io.slipway.host.local;

import io.slipway.digest.Sha256;
import io.slipway.host.HttpBody;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Writes a request's body as a stream and tells what was written. */
final class BodyWriter extends RequestBody {
    private final HttpBody body;
    private Optional<HttpBody.Sent> sent = Optional.empty();

    BodyWriter(HttpBody body) {
        this.body = body;
    }

    Optional<HttpBody.Sent> sent() {
        return sent;
    }

    @Override
    public MediaType contentType() {
        if (body instanceof HttpBody.Bytes bytes) {
            return bytes.mediaType().isEmpty() ? null : MediaType.parse(bytes.mediaType());
        }
        return MediaType.get("application/octet-stream");
    }

    @Override
    public long contentLength() {
        if (body instanceof HttpBody.Bytes bytes) {
            return bytes.content().length;
        }
        HttpBody.Slice slice = (HttpBody.Slice) body;
        return slice.encoding() == HttpBody.Encoding.IDENTITY ? slice.length() : -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (body instanceof HttpBody.Bytes bytes) {
            sink.write(bytes.content());
        } else {
            stream((HttpBody.Slice) body, sink);
        }
    }

    private void stream(HttpBody.Slice slice, BufferedSink sink) throws IOException {
        MessageDigest content = Sha256.start();
        MessageDigest wire = Sha256.start();
        Counter counter = new Counter(sink.outputStream());
        DigestOutputStream out = new DigestOutputStream(counter, wire);
        try (FileChannel channel = FileChannel.open(Path.of(slice.path()));
                InputStream in =
                        new DigestInputStream(Channels.newInputStream(channel.position(slice.offset())), content)) {
            if (slice.encoding() == HttpBody.Encoding.GZIP) {
                GZIPOutputStream gzip = new QuickGzip(out);
                copy(in, gzip, slice.length());
                gzip.finish();
            } else {
                copy(in, out, slice.length());
            }
        }
        sent = Optional.of(new HttpBody.Sent(Sha256.text(wire.digest()), counter.count, Sha256.text(content.digest())));
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the file ended " + left + " bytes too early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** Level 5 gives layers of the size that the default level gives, in two thirds of its time. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(5);
        }
    }

    private static final class Counter extends FilterOutputStream {
        private long count;

        Counter(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
