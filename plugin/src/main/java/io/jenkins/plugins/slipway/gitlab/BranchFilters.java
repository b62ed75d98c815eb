package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.filter.NamePattern;
import io.slipway.gitlab.filter.Names;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is wanted of a repository with a multibranch project: the project's own rules, and for each branch those of its Jenkinsfile. */
final class BranchFilters {
    private BranchFilters() {}

    /** Makes filters of those of a trigger. */
    @FunctionalInterface
    interface Change {
        Filters of(Filters trigger) throws DeliveryException;
    }

    static Filters every(Filters trigger) {
        return trigger;
    }

    /** Those of a multibranch project, for all that has no trigger of its own. */
    static Filters besides(List<String> branches) {
        List<NamePattern> others = new ArrayList<>();
        branches.forEach(branch -> others.addAll(literally(branch)));
        return with(Filters.DEFAULT, Filters.DEFAULT.events(), new Names(List.of(), others));
    }

    /** Those of a branch's trigger. Comments are no matter of one branch's: its rules do not hold for them. */
    static Filters only(String branch, Filters trigger) throws DeliveryException {
        Set<EventKind> events = EnumSet.noneOf(EventKind.class);
        events.addAll(trigger.events());
        events.removeAll(Set.of(EventKind.NOTE, EventKind.TAG_PUSH));
        List<NamePattern> excluded = new ArrayList<>(trigger.branches().exclude());
        if (!wants(trigger.branches(), branch)) {
            excluded.addAll(literally(branch));
        }
        return with(trigger, events, new Names(literally(branch), excluded));
    }

    private static boolean wants(Names names, String branch) throws DeliveryException {
        boolean wanted = names.include().isEmpty();
        try {
            for (NamePattern pattern : names.include()) {
                wanted |= pattern.matches(branch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return wanted;
    }

    /** No branch's name holds a glob's signs: git does not let it. */
    private static List<NamePattern> literally(String branch) {
        try {
            return List.of(NamePattern.of(branch));
        } catch (DeliveryException e) {
            return List.of();
        }
    }

    static Filters with(Filters filters, Set<EventKind> events, Names branches) {
        return new Filters(
                events,
                branches,
                filters.targets(),
                filters.tags(),
                filters.paths(),
                filters.labels(),
                filters.authors(),
                filters.drafts(),
                filters.skipWords(),
                filters.phrase(),
                filters.members());
    }
}
