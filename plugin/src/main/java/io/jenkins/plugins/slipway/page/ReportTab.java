package io.jenkins.plugins.slipway.page;

import hudson.model.Item;
import hudson.model.Run;
import io.slipway.host.DeliveryException;
import io.slipway.record.Source;
import io.slipway.report.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.management.Badge;
import jenkins.model.Tab;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;

/** The page of a build's delivery. Who may see the build may see it. */
public final class ReportTab extends Tab implements StaplerProxy {
    private final transient Run<?, ?> build;
    private final transient Path directory;

    ReportTab(Run<?, ?> build, Path directory) {
        super(build);
        this.build = build;
        this.directory = directory;
    }

    @Override
    public Object getTarget() {
        build.checkPermission(Item.READ);
        return this;
    }

    @Override
    public String getIconFileName() {
        return "symbol-slipway plugin-slipway";
    }

    @Override
    public String getDisplayName() {
        return "Delivery";
    }

    @Override
    public String getUrlName() {
        return "slipway";
    }

    @Override
    public Badge getBadge() {
        long blocking = getSummary().blocking();
        return blocking == 0
                ? null
                : new Badge(String.valueOf(blocking), blocking + " blocking", Badge.Severity.DANGER);
    }

    /**
     * @return the build
     */
    public Run<?, ?> getBuild() {
        return build;
    }

    /**
     * @return the delivery in small, for the build's page
     */
    public ReportSummary getSummary() {
        return ReportSummary.of(build, directory);
    }

    /**
     * @return what the page shows for the current request
     */
    public ReportView getView() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        try {
            StoredReport report = ReportCache.get().report(directory);
            return ReportView.of(report, FindingQuery.of(request::getParameter, report.firstScan()));
        } catch (DeliveryException | IOException e) {
            return ReportView.unreadable(e.getMessage());
        }
    }

    /**
     * @return what can be taken away
     */
    public Downloads getDownload() {
        return new Downloads(directory);
    }

    /**
     * @param name the scan's and the finding's number, such as {@code 0-17}
     * @return the page of that finding; null if there is none
     * @throws IOException if the record cannot be read
     */
    public FindingDetail getFinding(String name) throws IOException {
        if (!name.matches("[0-9]{1,4}-[0-9]{1,7}")) {
            return null;
        }
        int dash = name.indexOf('-');
        int scan = Integer.parseInt(name.substring(0, dash));
        int index = Integer.parseInt(name.substring(dash + 1));
        try {
            StoredReport report = ReportCache.get().report(directory);
            Optional<Source> source = report.run().header().source();
            return report.verdict(scan)
                    .filter(verdict -> index < verdict.judgements().size())
                    .map(verdict -> new FindingDetail(this, name, source, verdict, index))
                    .orElse(null);
        } catch (DeliveryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * @param text a stranger's
     * @return the same with every deceptive character spelled out; Jelly escapes it
     */
    public String show(String text) {
        return text == null ? "" : Visible.of(text);
    }
}
