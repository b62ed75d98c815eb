package io.slipway.sshsig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures by the real ssh-keygen, and signatures that the real ssh-keygen checks. */
class SshSignatureTest {
    private static final String TEXT = "slipway\nünïcode\n";
    private static final byte[] MESSAGE = TEXT.getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"ed25519,256", "ecdsa,256", "ecdsa,384", "ecdsa,521", "rsa,2048", "rsa,3072"})
    void takesWhatSshKeygenSigns(String type, int bits) throws Exception {
        SshKeygen keygen = new SshKeygen(directory);
        String line = keygen.key("key", type, bits);
        for (String hash : new String[] {"sha256", "sha512"}) {
            SshSignature signature = SshSignature.parse(keygen.sign("key", "ours", TEXT, "-O", "hashalg=" + hash));
            assertThat(signature.holds(MESSAGE)).isTrue();
            assertThat(signature.holds("slipway\n".getBytes(StandardCharsets.UTF_8)))
                    .isFalse();
            assertThat(signature.namespace()).isEqualTo("ours");
            assertThat(signature.key()).isEqualTo(key(line));
        }
    }

    @Test
    void refusesASignatureOfWhichAnyByteWasChanged() throws Exception {
        SshKeygen keygen = new SshKeygen(directory);
        keygen.key("key", "ed25519", 256);
        String armoured = keygen.sign("key", "ours", TEXT);
        byte[] blob = Base64.getMimeDecoder().decode(armoured.replaceAll("-----.*-----", ""));
        for (int i = 0; i < blob.length; i++) {
            byte[] changed = blob.clone();
            changed[i] ^= 1;
            assertThat(holds(armour(changed))).as("byte %d changed", i).isFalse();
        }
        assertThat(holds(armour(Arrays.copyOf(blob, blob.length + 1)))).isFalse();
        for (int length = 0; length < blob.length; length++) {
            assertThat(holds(armour(Arrays.copyOf(blob, length)))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-sha2-256, SHA256withRSA, true",
        "rsa-sha2-512, SHA512withRSA, true",
        "ssh-rsa, SHA1withRSA, false",
        "ssh-rsa, SHA512withRSA, false",
        "rsa-sha2-256, SHA512withRSA, false"
    })
    void saysOfRsaWhatSshKeygenSays(String name, String algorithm, boolean taken) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String armoured = armour(signed(pair, name, algorithm, "sha512"));
        assertThat(holds(armoured)).isEqualTo(taken);
        String signers = "a@example.com ssh-rsa " + Base64.getEncoder().encodeToString(blob(pair));
        assertThat(new SshKeygen(directory).verifies(signers, "a@example.com", "ours", TEXT, armoured))
                .isEqualTo(taken);
    }

    @Test
    void refusesAHashThatIsNotKnown() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        SshSignature signature = SshSignature.parse(
                armour(signed(generator.generateKeyPair(), "rsa-sha2-512", "SHA512withRSA", "sha1")));
        assertThatThrownBy(() -> signature.holds(MESSAGE))
                .hasMessage("was made by 'sha1', which is not taken for this key");
    }

    @Test
    void refusesAShortRsaKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        byte[] blob = blob(generator.generateKeyPair());
        assertThatThrownBy(() -> SshPublicKey.of(blob)).hasMessageContaining("1024 bits is not taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-ssh-ed25519@openssh.com", "ssh-dss", "ssh-ed25519-cert-v01@openssh.com", "\u001b[31m"})
    void refusesOtherKeysByName(String type) {
        byte[] blob = Wire.strings(type.getBytes(StandardCharsets.UTF_8), new byte[32]);
        assertThatThrownBy(() -> SshPublicKey.of(blob))
                .isInstanceOf(SshSignatureException.class)
                .hasMessageContaining("are not taken; use ssh-ed25519")
                .hasMessageNotContainingAny("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\nA\n-----END SSH SIGNATURE-----",
                "-----BEGIN PGP SIGNATURE-----\nU1NIU0lH\n-----END PGP SIGNATURE-----"
            })
    void refusesWhatIsNoSignature(String text) {
        assertThatThrownBy(() -> SshSignature.parse(text)).isInstanceOf(SshSignatureException.class);
    }

    @Test
    void refusesALengthThatIsNotThere() {
        byte[] blob = {'S', 'S', 'H', 'S', 'I', 'G', 0, 0, 0, 1, 127, -1, -1, -1};
        assertThatThrownBy(() -> SshSignature.parse(armour(blob))).hasMessage("is cut off");
        blob[10] = -1;
        assertThatThrownBy(() -> SshSignature.parse(armour(blob))).hasMessage("is cut off");
    }

    private static boolean holds(String armoured) {
        try {
            SshSignature signature = SshSignature.parse(armoured);
            return signature.namespace().equals("ours") && signature.holds(MESSAGE);
        } catch (SshSignatureException e) {
            return false;
        }
    }

    private static byte[] signed(KeyPair pair, String name, String algorithm, String hash) throws Exception {
        byte[] digest = MessageDigest.getInstance(hash.equals("sha1") ? "SHA-1" : "SHA-512")
                .digest(MESSAGE);
        byte[] content = Wire.strings(bytes("ours"), new byte[0], bytes(hash), digest);
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(bytes("SSHSIG"));
        signer.update(content);
        byte[] signature = Wire.strings(bytes(name), signer.sign());
        byte[] tail = Wire.strings(blob(pair), bytes("ours"), new byte[0], bytes(hash), signature);
        return ByteBuffer.allocate(10 + tail.length)
                .put(bytes("SSHSIG"))
                .putInt(1)
                .put(tail)
                .array();
    }

    private static byte[] blob(KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        BigInteger modulus = key.getModulus();
        return Wire.strings(bytes("ssh-rsa"), key.getPublicExponent().toByteArray(), modulus.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String armour(byte[] blob) {
        return "-----BEGIN SSH SIGNATURE-----\n"
                + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob) + "\n-----END SSH SIGNATURE-----\n";
    }

    private static SshPublicKey key(String line) throws SshSignatureException {
        String[] words = line.split(" ", -1);
        return SshPublicKey.parse(words[0], words[1]);
    }
}
