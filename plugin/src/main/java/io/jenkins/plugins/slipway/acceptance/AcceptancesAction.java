package io.jenkins.plugins.slipway.acceptance;

import hudson.Extension;
import hudson.model.Failure;
import hudson.model.RootAction;
import hudson.security.Permission;
import io.slipway.acceptance.ledger.AcceptanceYaml;
import io.slipway.acceptance.ledger.Event;
import io.slipway.acceptance.ledger.Ledger;
import io.slipway.acceptance.ledger.LedgerFile;
import io.slipway.acceptance.ledger.Use;
import io.slipway.config.Words;
import io.slipway.host.DeliveryException;
import io.slipway.report.Units;
import io.slipway.report.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of all decisions, for who may make them. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class AcceptancesAction implements RootAction, StaplerProxy {
    /** Named here so that Jenkins knows the permission before it reads who has it: extensions are made first. */
    private static final Permission REQUIRED = AcceptPermission.ACCEPT;

    private static final int SHOWN = 200;

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(REQUIRED);
        return this;
    }

    @Override
    public String getIconFileName() {
        return AcceptPermission.held() ? "symbol-slipway plugin-slipway" : null;
    }

    @Override
    public String getDisplayName() {
        return "Acceptances";
    }

    @Override
    public String getUrlName() {
        return "slipway-acceptances";
    }

    /**
     * @return the decisions in force or expired, those that end first before the others
     * @throws IOException if they cannot be read
     */
    public List<Decided> getDecisions() throws IOException {
        Map<Integer, Use> uses = AcceptanceStore.get().uses();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return ledger().current().values().stream()
                .sorted(Comparator.comparing(Event::until, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(event -> new Decided(event, Optional.ofNullable(uses.get(event.number())), today))
                .toList();
    }

    /**
     * @return what was decided and taken back, the latest first
     * @throws IOException if it cannot be read
     */
    public List<Event> getAudit() throws IOException {
        List<Event> events = new ArrayList<>(ledger().events());
        Collections.reverse(events);
        return events.subList(0, Math.min(SHOWN, events.size()));
    }

    /**
     * @return how many lines of the ledger the page does not show
     * @throws IOException if it cannot be read
     */
    public int getUnlisted() throws IOException {
        return Math.max(0, ledger().events().size() - SHOWN);
    }

    /**
     * Takes a decision back.
     *
     * @param decision its number
     * @param reason in words
     * @return the page again
     * @throws IOException if it cannot be stored
     */
    @RequirePOST
    public HttpResponse doRevoke(@QueryParameter int decision, @QueryParameter String reason) throws IOException {
        Jenkins.get().checkPermission(REQUIRED);
        try {
            AcceptanceStore.get().revoke(decision, reason);
            return new HttpRedirect(".");
        } catch (DeliveryException e) {
            throw new Failure(e.getMessage());
        }
    }

    /**
     * Sends the decisions in force or expired as an acceptances file.
     *
     * @param response takes it
     * @throws IOException if it cannot be read or sent
     */
    public void doYaml(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(REQUIRED);
        send(response, "acceptances.yaml", AcceptanceYaml.of(ledger().acceptances()));
    }

    /**
     * Sends the whole ledger.
     *
     * @param response takes it
     * @throws IOException if it cannot be read or sent
     */
    public void doLedger(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(REQUIRED);
        send(response, "acceptance-ledger.json", LedgerFile.text(ledger()));
    }

    /**
     * @param event a line of the ledger
     * @return when that was, to the second
     */
    public String when(Event event) {
        return Units.moment(event.at());
    }

    /**
     * @param event a line of the ledger
     * @return what was done, in words
     */
    public String did(Event event) {
        String about = show("%s in %s of %s"
                .formatted(
                        event.id(),
                        event.packageName().isEmpty() ? "any package" : event.packageName(),
                        event.image()));
        return event.act() == Event.Act.REVOKED
                ? "revoked decision %d: %s".formatted(event.decision(), about)
                : "decided '%s'%s: %s"
                        .formatted(
                                Words.of(event.kind()), event.until() == null ? "" : " until " + event.until(), about);
    }

    /**
     * @param text anybody's
     * @return the same with every deceptive character spelled out; Jelly escapes it
     */
    public String show(String text) {
        return text == null ? "" : Visible.of(text);
    }

    private static void send(StaplerResponse2 response, String name, String text) throws IOException {
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Ledger ledger() throws IOException {
        try {
            return AcceptanceStore.get().ledger();
        } catch (DeliveryException e) {
            throw new Failure(e.getMessage());
        }
    }
}
