package io.slipway.sshsig;

import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.List;

/** Reads a list of revoked keys: public keys or their fingerprints, one on each line. */
final class RevokedKeys {
    private RevokedKeys() {}

    static List<String> parse(String name, String text) throws DeliveryException {
        if (text.startsWith("SSHKRL")) {
            throw new DeliveryException(
                    name + ": a binary key revocation list is not taken; list the public keys, one on each line");
        }
        List<String> fingerprints = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String plain = line.strip();
            if (!plain.isEmpty() && !plain.startsWith("#")) {
                fingerprints.add(fingerprint(name + ":" + number, plain));
            }
        }
        return fingerprints;
    }

    private static String fingerprint(String place, String line) throws DeliveryException {
        String[] words = line.split("\\s+", -1);
        if (words[0].matches("SHA256:[A-Za-z0-9+/]{43}")) {
            return words[0];
        }
        if (words.length < 2) {
            throw new DeliveryException(place + ": expected a public key, or its fingerprint SHA256:…");
        }
        try {
            return SshPublicKey.parse(words[0], words[1]).fingerprint();
        } catch (SshSignatureException e) {
            throw new DeliveryException(place + ": " + e.getMessage(), e);
        }
    }
}
