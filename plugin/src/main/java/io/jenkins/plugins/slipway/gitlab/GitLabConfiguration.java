package io.jenkins.plugins.slipway.gitlab;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.YesNoMaybe;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The GitLabs that are connected: Manage Jenkins » System » Slipway: GitLab, or {@code unclassified: slipwayGitLab:} in configuration as code. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
@Symbol("slipwayGitLab")
public final class GitLabConfiguration extends GlobalConfiguration {
    private List<GitLabConnection> connections = new ArrayList<>();

    /** What is stored. */
    public GitLabConfiguration() {
        load();
    }

    /**
     * @return the one configuration of this controller
     */
    public static GitLabConfiguration get() {
        return ExtensionList.lookupSingleton(GitLabConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Slipway: GitLab";
    }

    /**
     * @return the GitLabs that are connected
     */
    public List<GitLabConnection> getConnections() {
        return connections;
    }

    /**
     * @param connections the GitLabs that are connected; a project belongs to one of them
     */
    @DataBoundSetter
    public void setConnections(List<GitLabConnection> connections) {
        List<GitLabConnection> given = connections == null ? List.of() : connections;
        check(given);
        this.connections = new ArrayList<>(given);
        save();
    }

    /** The GitLab that a project belongs to. */
    Optional<GitLabConnection> of(String project) {
        return connections.stream()
                .filter(connection -> connection.projects().contains(project))
                .findFirst();
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        List<GitLabConnection> before = connections;
        try (BulkChange change = new BulkChange(this)) {
            connections = new ArrayList<>();
            req.bindJSON(this, json);
            change.commit();
            return true;
        } catch (IllegalArgumentException e) {
            connections = before;
            throw new FormException(e.getMessage(), e, "connections");
        } catch (IOException e) {
            connections = before;
            throw new FormException("The configuration cannot be saved: " + e.getMessage(), e, "connections");
        }
    }

    private static void check(List<GitLabConnection> connections) {
        Set<String> seen = new HashSet<>();
        for (GitLabConnection connection : connections) {
            if (!GitLabProbe.isAddress(connection.getUrl())) {
                throw new IllegalArgumentException(
                        "'%s' is not the address of a GitLab, such as https://gitlab.example.com"
                                .formatted(connection.getUrl()));
            }
            checkJobs(connection);
            for (String project : connection.projects()) {
                if (!seen.add(project)) {
                    throw new IllegalArgumentException(
                            "the project '%s' stands in two connections; keep one".formatted(project));
                }
            }
        }
    }

    private static void checkJobs(GitLabConnection connection) {
        try {
            for (String line : connection.getJobs() == null ? List.<String>of() : connection.getJobs()) {
                JobBinding.of(line);
            }
        } catch (DeliveryException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
