package io.jenkins.plugins.slipway.acceptance;

import hudson.model.Failure;
import hudson.model.Run;
import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.ledger.Proposal;
import io.slipway.config.Words;
import io.slipway.gate.Finding;
import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.record.Source;
import io.slipway.report.Visible;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The form by which the security officer decides on one finding. What it is about is fixed by the page, not by what is sent. */
public final class FindingForm {
    private static final int USUAL_DAYS = 30;

    private final Run<?, ?> build;
    private final Optional<Source> source;
    private final Verdict verdict;
    private final Finding finding;

    /**
     * @param build on whose page it is
     * @param source what that delivers
     * @param verdict on the image
     * @param finding of the verdict
     */
    public FindingForm(Run<?, ?> build, Optional<Source> source, Verdict verdict, Finding finding) {
        this.build = build;
        this.source = source;
        this.verdict = verdict;
        this.finding = finding;
    }

    /**
     * @return why the current user cannot decide here; empty if they can
     */
    public String getHindrance() {
        if (!AcceptPermission.held()) {
            return "It takes the permission Slipway/Accept to decide.";
        }
        if (!AcceptanceStore.independent(Deliverers.of(build, source))) {
            return AcceptanceStore.NOT_INDEPENDENT;
        }
        return getImages().isEmpty() ? "The image was scanned without a name that a decision could be limited to." : "";
    }

    /**
     * @return whether the current user has the permission
     */
    public boolean isOffered() {
        return AcceptPermission.held();
    }

    /**
     * @return the names of the image that a decision can be limited to, the shortest first
     */
    public List<String> getImages() {
        return verdict.repositories().stream()
                .sorted(Comparator.comparing(String::length))
                .toList();
    }

    /**
     * @return the justifications of {@code not-affected}
     */
    public List<String> getJustifications() {
        return Stream.of(Acceptance.Justification.values())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * @return the package that a decision can be limited to
     */
    public String getPackageName() {
        return finding.component().name();
    }

    /**
     * @return the first day that can be chosen
     * @throws DeliveryException if the configuration cannot be read
     */
    public LocalDate getFirstDay() throws DeliveryException {
        return AcceptanceStore.limits().today();
    }

    /**
     * @return the last day that can be chosen
     * @throws DeliveryException if the configuration cannot be read
     */
    public LocalDate getLastDay() throws DeliveryException {
        return getFirstDay().plusDays(AcceptanceStore.limits().maxDays());
    }

    /**
     * @return the day that the form suggests
     * @throws DeliveryException if the configuration cannot be read
     */
    public LocalDate getUsualDay() throws DeliveryException {
        return getFirstDay()
                .plusDays(Math.min(USUAL_DAYS, AcceptanceStore.limits().maxDays()));
    }

    /**
     * Decides.
     *
     * @param decision such as {@code pass-through}
     * @param until a date; may be empty for {@code not-affected}
     * @param justification of {@code not-affected}
     * @param reason in words
     * @param image one of {@link #getImages}
     * @param anyPackage whether it holds for the vulnerability in any package of the image
     * @return the finding's page again
     * @throws IOException if it cannot be stored
     */
    @RequirePOST
    public HttpResponse doSubmit(
            @QueryParameter String decision,
            @QueryParameter String until,
            @QueryParameter String justification,
            @QueryParameter String reason,
            @QueryParameter String image,
            @QueryParameter boolean anyPackage)
            throws IOException {
        Jenkins.get().checkPermission(AcceptPermission.ACCEPT);
        if (!getImages().contains(image)) {
            throw new Failure("'" + image + "' is no name of the image that was scanned");
        }
        String day = decision.equals(Words.of(Acceptance.Kind.NOT_AFFECTED)) ? "" : until;
        String limit = anyPackage ? "" : getPackageName();
        Proposal proposal = new Proposal(finding.id(), decision, day, justification, reason, limit, image);
        try {
            AcceptanceStore.get().decide(proposal, build.getFullDisplayName(), Deliverers.of(build, source));
            return new HttpRedirect("..");
        } catch (DeliveryException e) {
            throw new Failure(e.getMessage());
        }
    }

    /**
     * @return the decision that was made here for this finding, or for one that it covers; empty if there is none
     * @throws IOException if it cannot be read
     */
    public List<Decided> getStanding() throws IOException {
        try {
            LocalDate today = AcceptanceStore.limits().today();
            return AcceptanceStore.get().ledger().current().values().stream()
                    .filter(event -> finding.named(event.id()))
                    .filter(event ->
                            event.packageName().isEmpty() || event.packageName().equals(getPackageName()))
                    .filter(event -> getImages().contains(event.image()))
                    .map(event -> new Decided(event, Optional.empty(), today))
                    .toList();
        } catch (DeliveryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * @param text a stranger's
     * @return the same with every deceptive character spelled out
     */
    public String show(String text) {
        return Visible.of(text);
    }
}
