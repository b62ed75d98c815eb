package io.slipway.sshsig;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what SSH writes: strings with their length in front (RFC 4251, section 5). */
final class Wire {
    private final ByteBuffer bytes;

    Wire(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int number() throws SshSignatureException {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    byte[] take(int length) throws SshSignatureException {
        require(length);
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    byte[] string() throws SshSignatureException {
        return take(number());
    }

    String text() throws SshSignatureException {
        return new String(string(), StandardCharsets.UTF_8);
    }

    void end() throws SshSignatureException {
        if (bytes.hasRemaining()) {
            throw new SshSignatureException("has " + bytes.remaining() + " bytes too many");
        }
    }

    private void require(int length) throws SshSignatureException {
        if (length < 0 || length > bytes.remaining()) {
            throw new SshSignatureException("is cut off");
        }
    }

    /** Strings one after the other, each with its length in front. */
    static byte[] strings(byte[]... strings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] string : strings) {
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(string.length).array());
            out.writeBytes(string);
        }
        return out.toByteArray();
    }
}
