package io.slipway.scan.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** A JSON document without some of its fields and with some texts replaced, made as it is read. Where the document is no JSON, reading it fails. */
public final class JsonCopy extends InputStream {
    private static final int AT_ONCE = 64 * 1024;
    private static final JsonFactory FACTORY = JsonCursor.factory()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser from;
    private final JsonGenerator to;
    private final Set<String> left;
    private final Map<String, String> renamed;
    private final Portion made = new Portion();
    private boolean ended;

    /** What was made and not read yet. */
    private static final class Portion extends ByteArrayOutputStream {
        private int next;

        private int read(byte[] into, int offset, int length) {
            int taken = Math.min(length, count - next);
            System.arraycopy(buf, next, into, offset, taken);
            next += taken;
            return taken;
        }

        private boolean spent() {
            return next == count;
        }

        private void clear() {
            next = 0;
            reset();
        }
    }

    /**
     * @param document in UTF-8; closed with this
     * @param left the names of the fields to leave out, wherever they stand
     * @param renamed texts to replace, each by another
     * @throws IOException if it cannot be read
     */
    public JsonCopy(InputStream document, Set<String> left, Map<String, String> renamed) throws IOException {
        this.from = FACTORY.createParser(document);
        this.to = FACTORY.createGenerator(made);
        this.left = Set.copyOf(left);
        this.renamed = Map.copyOf(renamed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (made.spent() && !ended) {
            made.clear();
            more();
        }
        return made.spent() ? -1 : made.read(into, offset, length);
    }

    private void more() throws IOException {
        while (!ended && made.size() < AT_ONCE) {
            JsonToken token = from.nextToken();
            if (token == null) {
                ended = true;
                to.flush();
            } else if (token == JsonToken.FIELD_NAME && left.contains(from.currentName())) {
                from.nextToken();
                from.skipChildren();
            } else if (token == JsonToken.VALUE_STRING && !renamed.isEmpty()) {
                String text = from.getText();
                to.writeString(renamed.getOrDefault(text, text));
            } else {
                to.copyCurrentEventExact(from);
            }
        }
        to.flush();
    }

    @Override
    public void close() throws IOException {
        try (from) {
            made.clear();
            ended = true;
        }
    }
}
