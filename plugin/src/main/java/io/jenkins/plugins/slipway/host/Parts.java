package io.jenkins.plugins.slipway.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of a file, by where they lie.
 *
 * @param byOffset the bytes of each, by the offset of its first
 */
record Parts(TreeMap<Long, byte[]> byOffset) {
    /** Nothing of a file. */
    static Parts none() {
        return new Parts(new TreeMap<>());
    }

    /**
     * @param position an offset in the file
     * @return the part that holds it and more, by its own offset; null where none does
     */
    Map.Entry<Long, byte[]> at(long position) {
        Map.Entry<Long, byte[]> part = byOffset.floorEntry(position);
        return part == null || position >= part.getKey() + part.getValue().length ? null : part;
    }

    /**
     * @return them all, to be sent
     * @throws IOException never
     */
    Packed packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Map.Entry<Long, byte[]> part : byOffset.entrySet()) {
            out.writeLong(part.getKey());
            out.writeInt(part.getValue().length);
            out.write(part.getValue());
        }
        return Packed.of(bytes.toByteArray());
    }

    /**
     * @param packed what {@link #packed} gave
     * @return the parts
     * @throws IOException if it is something else
     */
    static Parts of(Packed packed) throws IOException {
        byte[] bytes = packed.bytes();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Parts parts = none();
        while (in.available() > 0) {
            long offset = in.readLong();
            parts.byOffset.put(offset, part(in));
        }
        return parts;
    }

    private static byte[] part(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("the agent sent less than it said");
        }
        return in.readNBytes(length);
    }
}
