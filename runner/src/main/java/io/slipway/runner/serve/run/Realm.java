package io.slipway.runner.serve.run;

import io.slipway.digest.Sha256;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the runs of one project and one degree of trust live: their user, their home, their records. Nothing in it is ever written or
 * followed by Slipway's own user, as a run could have put a link there; it is touched by processes of the realm's user only.
 */
public final class Realm {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path directory;
    private final Account account;
    private final Host host;

    private Realm(Path directory, Account account, Host host) {
        this.directory = directory;
        this.account = account;
        this.host = host;
    }

    /**
     * @param realms where all realms lie
     * @param project the project's path
     * @param trust the degree of trust
     * @param account who its runs are
     * @param host this machine
     * @return the realm, its directories made
     * @throws DeliveryException if they cannot be made
     * @throws IOException if they cannot be made
     * @throws InterruptedException if the wait was interrupted
     */
    public static Realm open(Path realms, String project, Trust trust, Account account, Host host)
            throws DeliveryException, IOException, InterruptedException {
        String digest = Sha256.of(project.getBytes(StandardCharsets.UTF_8));
        String name = project.replaceAll("[^A-Za-z0-9._-]", "-") + "-" + digest.substring(digest.indexOf(':') + 1, 15)
                + (trust == Trust.PROTECTED_REF ? "" : "-unprotected");
        Path directory = realms.resolve(name);
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        account.give(directory);
        Realm realm = new Realm(directory, account, host);
        realm.require("make its directories", "mkdir", "-p", "--", realm.home(), realm.temporary());
        return realm;
    }

    /**
     * @return who its runs are
     */
    public Account account() {
        return account;
    }

    String home() {
        return directory.resolve("home").toString();
    }

    String temporary() {
        return directory.resolve("tmp").toString();
    }

    Path state() {
        return directory.resolve("state");
    }

    Path workspace(long run) {
        return directory.resolve("work").resolve(Long.toString(run));
    }

    /** A command of the realm's user. */
    Command command(String tool, String... arguments) {
        List<String> all = new ArrayList<>(account.prefix());
        all.add(tool);
        all.addAll(List.of(arguments));
        return Command.of("setpriv", all)
                .with("HOME", home())
                .with("TMPDIR", temporary())
                .in(directory.getParent().toString())
                .within(PATIENCE);
    }

    ExitStatus run(Command command) throws DeliveryException, IOException, InterruptedException {
        return host.run(command);
    }

    private void require(String what, String tool, String... arguments)
            throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = run(command(tool, arguments));
        if (!status.success()) {
            throw new DeliveryException(
                    "cannot %s in %s as the user of its runs: %s; its user must be able to reach that directory"
                            .formatted(what, directory, status.lastWords()));
        }
    }

    /** Removes what a run had checked out; what cannot be removed stays. */
    void clear(long run) throws DeliveryException, IOException, InterruptedException {
        run(command("rm", "-rf", "--", workspace(run).toString()));
    }
}
