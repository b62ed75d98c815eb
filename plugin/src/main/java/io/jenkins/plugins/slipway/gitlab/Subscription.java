package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionList;
import hudson.model.Action;
import hudson.model.Job;
import hudson.scm.SCM;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jenkins.triggers.SCMTriggerItem;

/** A job with a {@code gitlabPush} trigger. */
record Subscription(Job<?, ?> job, GitLabTrigger trigger) {
    /** Before the name of a job. */
    static final String JOB = "job ";

    /** Before the name of a multibranch project. */
    static final String BRANCHES = "branches of ";

    /** Before the name of a branch's job that has a trigger of its own. */
    static final String BRANCH = "branch job ";

    String name() {
        return JOB + job.getFullName();
    }

    /** The multibranch project of a subscriber; empty where it is a job. */
    static Optional<String> owner(String subscriber) {
        if (subscriber.startsWith(BRANCHES)) {
            return Optional.of(subscriber.substring(BRANCHES.length()));
        }
        return subscriber.startsWith(BRANCH)
                ? Optional.of(folder(subscriber.substring(BRANCH.length())))
                : Optional.empty();
    }

    /** The full name of the folder that the job is in; empty for none. */
    String folder() {
        return folder(job.getFullName());
    }

    private static String folder(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** Whether the job checks out from such an address. */
    boolean fits(Predicate<String> wanted) {
        return !scms(wanted).isEmpty();
    }

    /** How the job reaches what it checks out from such an address. */
    List<Remote> remotes(Predicate<String> wanted) {
        return scms(wanted).stream()
                .flatMap(scm -> ExtensionList.lookup(Repositories.class).stream()
                        .flatMap(repositories -> repositories.remotes(scm, job).stream()))
                .filter(remote -> wanted.test(remote.url()))
                .toList();
    }

    /** What makes a build check out exactly that commit; empty where the job checks out nothing from there any more. */
    Optional<List<Action>> exactly(Predicate<String> wanted, String sha) {
        List<Action> actions = new ArrayList<>();
        for (SCM scm : scms(wanted)) {
            for (Repositories repositories : ExtensionList.lookup(Repositories.class)) {
                repositories.addresses(scm).stream()
                        .filter(wanted)
                        .limit(1)
                        .forEach(address -> actions.addAll(repositories.exactly(scm, address, sha)));
            }
        }
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        // One address is one revision, even where the pipeline checks it out twice.
        List<Action> all = new ArrayList<>(actions.subList(0, 1));
        ExtensionList.lookup(ScriptSource.class).forEach(source -> all.add(source.fromTheCheckout()));
        return Optional.of(all);
    }

    private List<SCM> scms(Predicate<String> wanted) {
        List<SCM> fitting = new ArrayList<>();
        if (job instanceof SCMTriggerItem item) {
            for (SCM scm : item.getSCMs()) {
                if (Scms.addresses(scm).stream().anyMatch(wanted)) {
                    fitting.add(scm);
                }
            }
        }
        return fitting;
    }
}
