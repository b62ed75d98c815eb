package io.slipway.runner.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.credentials.Credential;
import io.slipway.host.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    @TempDir
    private Path folder;

    private Path file(String text, String mode) throws IOException {
        Path file = folder.resolve("credentials.yaml");
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void readsEachKind() throws Exception {
        Files.writeString(folder.resolve("id"), "KEY");
        Path file = file("""
                a: {type: usernamePassword, username: u, password: 0123}
                b: {type: secretText, text: t}
                c: {type: sshKey, username: git, privateKeyFile: id, passphrase: p}
                d: {type: file, fileName: f.txt, content: x}
                e: {type: file, path: id}
                """, "rw-------");
        assertThat(CredentialsFile.read(file))
                .containsEntry("a", new Credential.UsernamePassword("u", Secret.of("0123")))
                .containsEntry("b", new Credential.SecretText(Secret.of("t")))
                .containsEntry("c", new Credential.SshKey("git", Secret.of("KEY"), Optional.of(Secret.of("p"))))
                .containsEntry("d", new Credential.SecretFile("f.txt", Secret.of("x")))
                .containsEntry("e", new Credential.SecretFile("id", Secret.of("KEY")));
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        Path file = file("a: {type: secretText, text: t}", "rw-r-----");
        assertThatThrownBy(() -> CredentialsFile.read(file))
                .hasMessageContaining("can be read by others: chmod 600 " + file);
    }

    @Test
    void tellsFileAndLineOfAMistake() throws IOException {
        Path file = file("a:\n  type: secretTxt\n  text: hidden\n", "rw-------");
        assertThatThrownBy(() -> CredentialsFile.read(file))
                .hasMessage(file + ":2: type: 'secretTxt' is no type of credential; did you mean 'secretText'?");
    }

    @Test
    void takesNoTagsAndNoPathsAsNames() throws IOException {
        Path tagged = file("a: {type: secretText, text: !!java.net.URL [x]}", "rw-------");
        assertThatThrownBy(() -> CredentialsFile.read(tagged)).hasMessageContaining(":1:");
        Path named = file("a: {type: file, fileName: ../x, content: y}", "rw-------");
        assertThatThrownBy(() -> CredentialsFile.read(named)).hasMessageContaining("is not a plain file name");
    }
}
