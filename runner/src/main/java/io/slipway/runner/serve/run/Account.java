package io.slipway.runner.serve.run;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system's user that a run's processes belong to. They are started by {@code setpriv} (util-linux): no shell, the user's own groups, no
 * inherited capabilities, and asked to end (SIGTERM) when Slipway dies.
 *
 * @param user its name; empty for the user that Slipway runs as
 * @param group the number of its group; empty with the user
 */
public record Account(Optional<String> user, Optional<String> group) {
    private static final int ROOT = 0;

    /** The user that Slipway runs as. */
    public static final Account OWN = new Account(Optional.empty(), Optional.empty());

    /**
     * @param user its name
     * @param host this machine
     * @return that account
     * @throws DeliveryException if there is no such user, or Slipway cannot become it
     * @throws IOException if the system cannot be asked
     * @throws InterruptedException if the wait was interrupted
     */
    public static Account of(String user, Host host) throws DeliveryException, IOException, InterruptedException {
        if (user.equals(System.getProperty("user.name"))) {
            return OWN;
        }
        if (!root()) {
            throw new DeliveryException(
                    "runs cannot be run as '%s': only root can start processes as another user; start Slipway as root, or leave 'user:' out"
                            .formatted(user));
        }
        ExitStatus group = host.run(Command.of("id", "-g", "--", user));
        if (!group.success()) {
            throw new DeliveryException(
                    "there is no user '%s' to run as: useradd --system --create-home %s".formatted(user, user));
        }
        return new Account(Optional.of(user), Optional.of(group.out().strip()));
    }

    /**
     * @return whether Slipway runs as root
     * @throws IOException if the system cannot be asked
     */
    public static boolean root() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
    }

    /**
     * @return what stands before a program and its arguments so that it is run as this account
     */
    public List<String> prefix() {
        List<String> prefix = new ArrayList<>(List.of("--pdeathsig", "TERM", "--inh-caps=-all"));
        user.ifPresent(
                name -> prefix.addAll(List.of("--reuid", name, "--regid", group.orElseThrow(), "--init-groups")));
        prefix.add("--");
        return prefix;
    }

    /**
     * Gives a file or directory to this account. Only for what nobody else could have put there.
     *
     * @param path what is given
     * @throws IOException if it cannot be given
     */
    void give(Path path) throws IOException {
        if (user.isPresent()) {
            UserPrincipalLookupService names = path.getFileSystem().getUserPrincipalLookupService();
            PosixFileAttributeView view =
                    Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            view.setOwner(names.lookupPrincipalByName(user.get()));
            view.setGroup(names.lookupPrincipalByGroupName(group.orElseThrow()));
        }
    }
}
