package io.slipway.runner.serve.run;

import io.slipway.host.DeliveryException;
import io.slipway.host.Host;
import io.slipway.runner.serve.config.Accounts;
import io.slipway.runner.serve.config.BoundCredential;
import io.slipway.runner.serve.config.ServedProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The realms of all projects. */
public final class Realms {
    private final Map<String, Map<Trust, Realm>> realms = new HashMap<>();

    private Realms() {}

    /**
     * Makes a realm for each project and degree of trust.
     *
     * @param directory where they lie; it exists, and others may pass through it
     * @param projects the projects
     * @param host this machine
     * @return the realms
     * @throws DeliveryException if a user is missing, or would get what is not for it
     * @throws IOException if a directory cannot be made
     * @throws InterruptedException if the wait was interrupted
     */
    public static Realms open(Path directory, List<ServedProject> projects, Host host)
            throws DeliveryException, IOException, InterruptedException {
        Realms all = new Realms();
        for (ServedProject project : projects) {
            String path = project.hook().path();
            Map<Trust, Realm> both = new HashMap<>();
            for (Trust trust : Trust.values()) {
                both.put(trust, Realm.open(directory, path, trust, account(project, trust, host), host));
            }
            all.realms.put(path, both);
        }
        return all;
    }

    /**
     * @param projects the projects
     * @param host this machine
     * @throws DeliveryException if a user that they name is missing, or runs cannot be run as it
     * @throws IOException if the system cannot be asked
     * @throws InterruptedException if the wait was interrupted
     */
    public static void requireUsers(List<ServedProject> projects, Host host)
            throws DeliveryException, IOException, InterruptedException {
        for (ServedProject project : projects) {
            for (Trust trust : Trust.values()) {
                try {
                    account(project, trust, host);
                } catch (DeliveryException e) {
                    throw new DeliveryException(project.hook().path() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static Account account(ServedProject project, Trust trust, Host host)
            throws DeliveryException, IOException, InterruptedException {
        if (project.accounts().isEmpty()) {
            return Account.OWN;
        }
        Accounts accounts = project.accounts().get();
        return Account.of(trust == Trust.PROTECTED_REF ? accounts.trusted() : accounts.others(), host);
    }

    /**
     * @param projects the projects
     * @throws DeliveryException if root would run a project's code, or runs of one user could read what is for others
     * @throws IOException if the system cannot be asked
     */
    public static void requireSeparation(List<ServedProject> projects) throws DeliveryException, IOException {
        if (!Account.root()) {
            return;
        }
        Map<String, String> owners = new HashMap<>();
        for (ServedProject project : projects) {
            String path = project.hook().path();
            Accounts accounts = project.accounts()
                    .orElseThrow(() -> new DeliveryException(
                            "%s: its runs would be run as root: name a user of their own in 'user:' (useradd --system --create-home NAME), or 'user: root' to allow it"
                                    .formatted(path)));
            boolean bound =
                    project.credentials().stream().anyMatch(it -> it.scope() == BoundCredential.Scope.PROTECTED_REFS);
            if (bound && !accounts.separate()) {
                throw new DeliveryException(
                        "%s: runs of any branch could read the credentials for protected refs, as they have the same user: write 'user: {protected: NAME, others: NAME}'"
                                .formatted(path));
            }
            for (String user : List.of(accounts.trusted(), accounts.others())) {
                String owner = owners.putIfAbsent(user, path);
                if (owner != null && !owner.equals(path) && !user.equals("root")) {
                    throw new DeliveryException(
                            "%s and %s have the same user '%s', so that each could read what is for the other: give each its own"
                                    .formatted(owner, path, user));
                }
            }
        }
    }

    /**
     * @param project a configured project's path
     * @param trust the degree of trust
     * @return its realm
     */
    Realm of(String project, Trust trust) {
        return realms.get(project).get(trust);
    }

    /**
     * @return all of them
     */
    public List<Realm> all() {
        List<Realm> all = new ArrayList<>();
        realms.values().forEach(both -> all.addAll(both.values()));
        return all;
    }
}
