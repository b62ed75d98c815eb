package io.slipway.sshsig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken and what is refused is compared with the real ssh-keygen. */
class AllowedSignersTest {
    private static final String TEXT = "the entry\n";

    @TempDir
    private static Path directory;

    private static SshKeygen keygen;
    private static String key;
    private static String stranger;
    private static String signature;

    @BeforeAll
    static void makeKeys() throws Exception {
        keygen = new SshKeygen(directory);
        key = keygen.key("officer", "ed25519", 256);
        stranger = keygen.key("stranger", "ed25519", 256);
        signature = keygen.sign("officer", "ours", TEXT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            a@example.com KEY                                              | -
            b@example.com,a@example.com KEY a comment                      | -
            "a@example.com" KEY                                            | -
            *@example.com KEY                                              | -
            ?@example.com KEY                                              | -
            *@example.com,!a@example.com KEY                               | but its key
            b@example.com KEY                                              | it says 'a@example.com', but its key
            A@example.com KEY                                              | it says 'a@example.com'
            a@example.com STRANGER                                         | is no officer's
            # a@example.com KEY                                            | is no officer's
            a@example.com namespaces="ours" KEY                            | -
            a@example.com namespaces="git,ours*" KEY                       | -
            a@example.com namespaces="git" KEY                             | may not sign for ours
            a@example.com namespaces="*,!ours" KEY                         | may not sign for ours
            a@example.com valid-after="20200101" KEY                       | -
            a@example.com valid-after="20990101" KEY                       | is valid only after 2099-01-01T00:00:00Z
            a@example.com valid-before="20990101" KEY                      | -
            a@example.com valid-before="202001011200" KEY                  | was valid only before 2020-01-01T12:00:00Z
            a@example.com valid-after="20200101000000Z",valid-before="20210101Z",namespaces="ours" KEY | was valid only before 2021
            a@example.com NAMESPACES="ours",valid-after="20200101" KEY     | -
            """)
    void saysWhatSshKeygenSays(String line, String fault) throws Exception {
        String signers = signers(line);
        Optional<String> found = fault(signers, "");
        boolean taken = keygen.verifies(signers, "a@example.com", "ours", TEXT, signature);
        assertThat(taken).as("ssh-keygen takes it").isEqualTo(fault == null);
        if (fault == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).contains(fault);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a@example.com cert-authority KEY            | officers:1: 'cert-authority' is not taken
            a@example.com                               | officers:1: expected 'principals [options] keytype key'
            a@example.com ssh-ed25519 !!!               | officers:1: expected
            a@example.com ssh-ed25519 AAAA              | officers:1: is cut off
            a@example.com no-pty KEY                    | officers:1: the option 'no-pty' is not known
            a@example.com namespaces KEY                | officers:1: the option 'namespaces' is not known; expected namespaces="…"
            a@example.com valid-after="tomorrow" KEY    | 'tomorrow' is no time
            a@example.com valid-after="20260230" KEY    | '20260230' is no time that there is
            a@example.com valid-after="20260101",valid-after="20260102" KEY | stands there twice
            a@example.com sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t | keys of the type 'sk-ssh-ed25519@openssh.com' are not taken
            """)
    void refusesALineWithFileAndLine(String line, String fault) {
        assertThatThrownBy(() -> AllowedSigners.parse("officers", signers(line), "revoked", ""))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void refusesARevokedKey() throws Exception {
        String signers = signers("a@example.com KEY");
        assertThat(fault(signers, "# gone\n" + key + " officer\n").orElseThrow())
                .contains("is revoked");
        String print = SshSignature.parse(signature).key().fingerprint();
        assertThat(fault(signers, print + " lost\n").orElseThrow()).contains("is revoked");
        assertThat(fault(signers, stranger)).isEmpty();
    }

    @Test
    void refusesARevocationThatItCannotRead() {
        assertThatThrownBy(() -> AllowedSigners.parse("officers", "", "revoked", "\nSHA256:short"))
                .hasMessage("revoked:2: expected a public key, or its fingerprint SHA256:…");
        assertThatThrownBy(() -> AllowedSigners.parse("officers", "", "revoked", "SSHKRL\n\0\0"))
                .hasMessageContaining("a binary key revocation list is not taken");
    }

    @Test
    void refusesAnotherNamespaceAndAnotherText() throws Exception {
        AllowedSigners signers = AllowedSigners.parse("officers", signers("a@example.com KEY"), "revoked", "");
        SshSignature read = SshSignature.parse(signature);
        byte[] message = TEXT.getBytes(StandardCharsets.UTF_8);
        assertThat(signers.fault(read, "a@example.com", "theirs", message, Instant.now()))
                .hasValue("its signature was made for 'ours', not for 'theirs'");
        assertThat(signers.fault(read, "a@example.com", "ours", new byte[0], Instant.now())
                        .orElseThrow())
                .contains("was changed after it was signed");
    }

    private static Optional<String> fault(String signers, String revoked) throws Exception {
        return AllowedSigners.parse("officers", signers, "revoked", revoked)
                .fault(
                        SshSignature.parse(signature),
                        "a@example.com",
                        "ours",
                        TEXT.getBytes(StandardCharsets.UTF_8),
                        Instant.now());
    }

    private static String signers(String line) {
        return line.replace("STRANGER", stranger).replace("KEY", key) + "\n";
    }
}
