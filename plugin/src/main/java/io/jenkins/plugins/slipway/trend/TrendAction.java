package io.jenkins.plugins.slipway.trend;

import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.slipway.page.ReportSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kohsuke.stapler.StaplerProxy;

/** The trend on a project's page, and a page of its own. Who may see the project may see it. */
public final class TrendAction implements Action, StaplerProxy {
    private static final int SHOWN = 30;
    /** Builds that delivered nothing are passed over, but not for long: each must be loaded to know. */
    private static final int PASSED_OVER = 10;

    private final transient Job<?, ?> job;

    TrendAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public Object getTarget() {
        job.checkPermission(Item.READ);
        return this;
    }

    @Override
    public String getIconFileName() {
        // The box on the project's page leads here; an entry in the side panel would load builds wherever a project is
        // listed.
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Delivery trend";
    }

    @Override
    public String getUrlName() {
        return "slipway-trend";
    }

    /**
     * @return the project
     */
    public Job<?, ?> getJob() {
        return job;
    }

    /**
     * @return its latest deliveries
     */
    public Trend getTrend() {
        List<Trend.Build> builds = new ArrayList<>();
        Run<?, ?> build = job.getLastBuild();
        for (int passed = 0; passed < PASSED_OVER && build != null && builds.size() < SHOWN; passed++) {
            ReportSummary summary = build.getAction(ReportSummary.class);
            if (summary != null) {
                passed = 0;
                builds.add(new Trend.Build(build.getDisplayName(), build.getNumber() + "/slipway/", summary));
            }
            build = build.getPreviousBuild();
        }
        Collections.reverse(builds);
        return new Trend(builds);
    }
}
