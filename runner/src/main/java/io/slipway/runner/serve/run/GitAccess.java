package io.slipway.runner.serve.run;

import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.Command;
import io.slipway.host.ExitStatus;
import io.slipway.host.Secret;
import io.slipway.runner.serve.config.CloneSource;
import io.slipway.runner.serve.config.CloneSource.Access;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How git reaches a project's repository: by the one protocol of its address, without redirects, with nobody's configuration but this. A
 * password stands in the environment and goes to the repository's own server only; an SSH host must show a key that is known.
 */
final class GitAccess {
    private final CloneSource source;
    private final Path directory;

    private GitAccess(CloneSource source, Path directory) {
        this.source = source;
        this.directory = directory;
    }

    /** Lays down what git reads; the directory is Slipway's own, and the account can read files in it whose names it knows. */
    static GitAccess prepare(CloneSource source, RunDirectory directory, Account account) throws IOException {
        directory.write("gitconfig", configuration(source), account);
        if (source.access() instanceof Access.Key key) {
            directory.write("ssh-key", key.key().reveal(), account);
            directory.write("known_hosts", key.knownHosts(), account);
        }
        return new GitAccess(source, directory.path());
    }

    private static String configuration(CloneSource source) {
        StringBuilder text = new StringBuilder(
                "[protocol]\n\tallow = never\n[protocol \"" + source.protocol() + "\"]\n\tallow = always\n");
        text.append("[http]\n\tfollowRedirects = false\n[core]\n\thooksPath = /dev/null\n[gc]\n\tauto = 0\n");
        if (source.protocol().equals("file")) {
            text.append("[safe]\n\tdirectory = *\n");
        }
        if (!source.certificateAuthority().isEmpty()) {
            text.append("[http]\n\tsslCAInfo = \"")
                    .append(source.certificateAuthority().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"\n");
        }
        return text.toString();
    }

    String url() {
        return source.url();
    }

    CloneSource.Submodules submodules() {
        return source.submodules();
    }

    /** What git says went wrong, on one line, without its advice. */
    static String complaint(ExitStatus status) {
        List<String> lines = status.err()
                .lines()
                .takeWhile(line -> !line.startsWith("Please make sure you have"))
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .toList();
        return lines.isEmpty()
                ? status.lastWords()
                : String.join(" ", lines.subList(Math.max(0, lines.size() - 2), lines.size()));
    }

    /** A git command of a realm. */
    Command git(Realm realm, String... arguments) {
        Command command = realm.command("git", arguments)
                .with("GIT_CONFIG_NOSYSTEM", "1")
                .with("GIT_CONFIG_GLOBAL", directory.resolve("gitconfig").toString())
                .with("GIT_TERMINAL_PROMPT", "0")
                .with("GIT_ASKPASS", "/bin/false")
                .with("GIT_SSH_COMMAND", ssh());
        return source.access() instanceof Access.Token token ? authenticated(command, token) : command;
    }

    private Command authenticated(Command command, Access.Token token) {
        String header = new UsernamePassword(token.username(), token.password()).basic();
        URI url = URI.create(source.url());
        return command.with("GIT_CONFIG_COUNT", "1")
                .with("GIT_CONFIG_KEY_0", "http." + url.getScheme() + "://" + url.getRawAuthority() + "/.extraHeader")
                .with("GIT_CONFIG_VALUE_0", "Authorization: " + header)
                .hiding(token.password(), Secret.of(header));
    }

    /** Git hands this to a shell: our paths hold no quote. */
    private String ssh() {
        if (!(source.access() instanceof Access.Key)) {
            return "/bin/false";
        }
        return "ssh -F /dev/null -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes"
                + " -o GlobalKnownHostsFile=/dev/null -o UserKnownHostsFile='" + directory.resolve("known_hosts")
                + "' -i '" + directory.resolve("ssh-key") + "'";
    }
}
