package io.slipway.gitlab.filter;

import io.slipway.gitlab.EventKind;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Filters as a line of options, for tables: {@code branches=main,!wip/* drafts=run}. */
public final class FilterOptions {
    private Filters filters = Filters.DEFAULT;

    private FilterOptions() {}

    public static Filters of(String line) throws DeliveryException {
        FilterOptions options = new FilterOptions();
        for (String option :
                line.isBlank() ? List.<String>of() : List.of(line.strip().split(" +", -1))) {
            options.set(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        return options.filters;
    }

    private void set(String name, String value) throws DeliveryException {
        Filters f = filters;
        Set<EventKind> events = name.equals("events") ? events(value) : f.events();
        filters = new Filters(
                events,
                name.equals("branches") ? names(value) : f.branches(),
                name.equals("targets") ? names(value) : f.targets(),
                name.equals("tags") ? names(value) : f.tags(),
                name.equals("paths") ? names(value) : f.paths(),
                name.equals("labels") ? names(value) : f.labels(),
                name.equals("authors") ? names(value) : f.authors(),
                name.equals("drafts") ? Drafts.valueOf(value) : f.drafts(),
                name.equals("skip") ? SkipWords.valueOf(value) : f.skipWords(),
                name.equals("phrase") ? value : f.phrase(),
                name.equals("members") ? List.of(value.split(",", -1)) : f.members());
    }

    private static Set<EventKind> events(String value) {
        Set<EventKind> events = EnumSet.noneOf(EventKind.class);
        for (String event : value.split(",", -1)) {
            events.add(EventKind.valueOf(event));
        }
        return events;
    }

    private static Names names(String value) throws DeliveryException {
        List<NamePattern> include = new ArrayList<>();
        List<NamePattern> exclude = new ArrayList<>();
        for (String name : value.split(",", -1)) {
            if (name.startsWith("!")) {
                exclude.add(NamePattern.of(name.substring(1)));
            } else {
                include.add(NamePattern.of(name));
            }
        }
        return new Names(include, exclude);
    }
}
