package io.slipway.runner.serve.config;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigNode;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.filter.Drafts;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.filter.NamePattern;
import io.slipway.gitlab.filter.Names;
import io.slipway.gitlab.filter.SkipWords;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which events of a project start a delivery. */
final class FilterReader {
    private FilterReader() {}

    static Filters read(Optional<ConfigNode> filters) throws ConfigException {
        if (filters.isEmpty()) {
            return Filters.DEFAULT;
        }
        ConfigNode node = filters.get()
                .only(
                        "events",
                        "branches",
                        "targets",
                        "tags",
                        "paths",
                        "labels",
                        "authors",
                        "drafts",
                        "skipWords",
                        "phrase",
                        "members");
        Filters usual = Filters.DEFAULT;
        Optional<ConfigNode> drafts = node.get("drafts");
        Optional<ConfigNode> skipWords = node.get("skipWords");
        Optional<ConfigNode> phrase = node.get("phrase");
        Optional<ConfigNode> members = node.get("members");
        try {
            return new Filters(
                    events(node.get("events"), usual.events()),
                    names(node.get("branches")),
                    names(node.get("targets")),
                    names(node.get("tags")),
                    names(node.get("paths")),
                    names(node.get("labels")),
                    names(node.get("authors")),
                    drafts.isPresent() ? drafts.get().choice(Drafts.class) : usual.drafts(),
                    skipWords.isPresent() ? skipWords.get().choice(SkipWords.class) : usual.skipWords(),
                    phrase.isPresent() ? phrase.get().text() : usual.phrase(),
                    members.isPresent() ? members.get().texts() : List.of());
        } catch (IllegalArgumentException e) {
            throw node.error(e.getMessage());
        }
    }

    private static Set<EventKind> events(Optional<ConfigNode> node, Set<EventKind> usual) throws ConfigException {
        if (node.isEmpty()) {
            return usual;
        }
        Set<EventKind> events = EnumSet.noneOf(EventKind.class);
        for (ConfigNode event : node.get().list()) {
            events.add(event.choice(EventKind.class));
        }
        return events;
    }

    private static Names names(Optional<ConfigNode> node) throws ConfigException {
        if (node.isEmpty()) {
            return Names.ALL;
        }
        if (!node.get().isMapping()) {
            return new Names(patterns(node), List.of());
        }
        node.get().only("include", "exclude");
        return new Names(
                patterns(node.get().get("include")), patterns(node.get().get("exclude")));
    }

    static List<NamePattern> patterns(Optional<ConfigNode> node) throws ConfigException {
        List<NamePattern> patterns = new ArrayList<>();
        if (node.isPresent()) {
            for (ConfigNode item : node.get().list()) {
                patterns.add(pattern(item));
            }
        }
        return patterns;
    }

    private static NamePattern pattern(ConfigNode item) throws ConfigException {
        try {
            return NamePattern.of(item.text());
        } catch (ConfigException e) {
            throw e;
        } catch (DeliveryException e) {
            throw item.error(e.getMessage());
        }
    }
}
