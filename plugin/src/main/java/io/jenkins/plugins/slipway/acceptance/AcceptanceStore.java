package io.jenkins.plugins.slipway.acceptance;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.slipway.config.SlipwayConfiguration;
import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.AcceptanceLimits;
import io.slipway.acceptance.OperatorAcceptances;
import io.slipway.acceptance.ledger.Ledger;
import io.slipway.acceptance.ledger.LedgerFile;
import io.slipway.acceptance.ledger.Person;
import io.slipway.acceptance.ledger.Proposal;
import io.slipway.acceptance.ledger.Use;
import io.slipway.acceptance.ledger.Uses;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.record.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;

/**
 * The acceptances of this controller, in {@code $JENKINS_HOME/slipway/acceptances.json}. Every scan, push and deployment asks for them
 * anew. Only this class writes them, and every way into it checks the permission.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class AcceptanceStore implements OperatorAcceptances {
    /** Why somebody cannot decide. */
    static final String NOT_INDEPENDENT =
            "You wrote, pushed or started what is delivered here: somebody else must decide on it.";

    /**
     * @return the one store of this controller
     */
    public static AcceptanceStore get() {
        return ExtensionList.lookupSingleton(AcceptanceStore.class);
    }

    @Override
    public List<Acceptance> current() throws DeliveryException, IOException {
        return ledger().acceptances();
    }

    /**
     * @param build any
     * @param source what it delivers
     * @return the acceptances that apply to it: not those of people who stand behind the build, but for their rejections
     */
    public OperatorAcceptances applyingTo(Run<?, ?> build, Optional<Source> source) {
        return () -> {
            List<Person> deliverers = Deliverers.of(build, source);
            return ledger().acceptances(by -> independent(by, deliverers));
        };
    }

    private static boolean independent(String userId, List<Person> deliverers) {
        User user = User.getById(userId, false);
        Person approver = user == null ? Person.of(userId) : Deliverers.person(user);
        return deliverers.stream().noneMatch(approver::is);
    }

    /**
     * @return all that was ever decided
     * @throws DeliveryException if the ledger was altered
     * @throws IOException if it cannot be read
     */
    public synchronized Ledger ledger() throws DeliveryException, IOException {
        return file().read();
    }

    /**
     * Decides on a vulnerability, in the current user's name.
     *
     * @param proposal what is to be decided
     * @param where the build on whose page it is done
     * @param deliverers who stands behind that build
     * @throws DeliveryException if it cannot stand, or if the current user stands behind the build
     * @throws IOException if it cannot be stored
     */
    synchronized void decide(Proposal proposal, String where, List<Person> deliverers)
            throws DeliveryException, IOException {
        Jenkins.get().checkPermission(AcceptPermission.ACCEPT);
        User user = currentUser();
        if (!independent(deliverers)) {
            throw new DeliveryException(NOT_INDEPENDENT);
        }
        Ledger ledger = file().read();
        file().write(ledger.decide(proposal.checked(user.getId(), limits()), where, Instant.now()));
    }

    /**
     * Takes a decision back, in the current user's name.
     *
     * @param decision its number
     * @param why in words
     * @throws DeliveryException if there is no such decision
     * @throws IOException if it cannot be stored
     */
    synchronized void revoke(int decision, String why) throws DeliveryException, IOException {
        Jenkins.get().checkPermission(AcceptPermission.ACCEPT);
        file().write(file().read().revoke(decision, currentUser().getId(), "", why, Instant.now()));
    }

    /** Whether the current user stands behind nothing of a delivery. */
    static boolean independent(List<Person> deliverers) {
        User user = User.current();
        return user != null && deliverers.stream().noneMatch(Deliverers.person(user)::is);
    }

    /** Where each decision last applied, by its number. */
    synchronized Map<Integer, Use> uses() throws IOException {
        return useFile().read();
    }

    /**
     * Remembers that acceptances applied.
     *
     * @param applied those of a verdict
     * @param where the build
     * @throws IOException if it cannot be stored
     */
    public synchronized void applied(Collection<Acceptance> applied, String where) throws IOException {
        useFile().add(applied, new Use(where, LocalDate.now(ZoneOffset.UTC)));
    }

    /** How far ahead a decision may last now. */
    static AcceptanceLimits limits() throws DeliveryException {
        Policy policy = SlipwayConfiguration.get().policy();
        return new AcceptanceLimits(
                policy.name(), LocalDate.now(ZoneOffset.UTC), policy.gate().maxAcceptanceDays());
    }

    private static User currentUser() throws DeliveryException {
        User user = User.current();
        if (user == null) {
            throw new DeliveryException("nobody is logged in: a decision needs somebody who made it");
        }
        return user;
    }

    private static LedgerFile file() {
        return new LedgerFile(directory().resolve("acceptances.json"));
    }

    private static Uses useFile() {
        return new Uses(directory().resolve("acceptance-uses.json"));
    }

    private static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("slipway");
    }
}
