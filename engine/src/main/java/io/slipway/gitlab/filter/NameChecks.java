package io.slipway.gitlab.filter;

import io.slipway.gitlab.Person;
import io.slipway.host.DeliveryException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules about names and messages that several kinds of events share. */
final class NameChecks {
    /**
     * Letters and digits of any script, and what a shell takes literally anywhere in a word. Scripts that put a branch into a shell string are
     * common, so that {@code $(id)} must not get there; a leading dash would be an option.
     */
    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{M}\\p{N}_][\\p{L}\\p{M}\\p{N}_./+@#=,%:-]*");

    private static final Pattern SKIP = Pattern.compile("\\[(?:ci[ _-]skip|skip[ _-]ci)\\]", Pattern.CASE_INSENSITIVE);

    private NameChecks() {}

    private static final int LONGEST = 1_000;

    static Optional<Decision.Ignore> safe(String name) {
        if (name.length() > LONGEST) {
            return Rules.ignore("unsafe-name", "a name of %d characters".formatted(name.length()));
        }
        return SAFE.matcher(name).matches() && !name.contains("..")
                ? Optional.empty()
                : Rules.ignore(
                        "unsafe-name",
                        "the name '%s' holds characters that are dangerous in scripts, or begins with a dash"
                                .formatted(name));
    }

    static Optional<Decision.Ignore> wanted(String rule, String what, String name, Names names)
            throws DeliveryException, InterruptedException {
        Optional<NamePattern> excluded = match(name, names.exclude());
        if (excluded.isPresent()) {
            return Rules.ignore(rule, "%s '%s' is excluded by %s".formatted(what, name, excluded.get()));
        }
        return names.include().isEmpty() || match(name, names.include()).isPresent()
                ? Optional.empty()
                : Rules.ignore(rule, "%s '%s' fits none of %s".formatted(what, name, names.include()));
    }

    static Optional<Decision.Ignore> author(Person user, Filters filters)
            throws DeliveryException, InterruptedException {
        return user.username().isEmpty()
                ? Optional.empty()
                : wanted("authors", "the user", user.username(), filters.authors());
    }

    static Optional<Decision.Ignore> skipped(String message, Filters filters) {
        return filters.skipWords() == SkipWords.OBEY && SKIP.matcher(message).find()
                ? Rules.ignore("ci-skip", "the newest commit's message says [ci skip]")
                : Optional.empty();
    }

    static Optional<Decision.Ignore> labels(List<String> labels, Names names)
            throws DeliveryException, InterruptedException {
        for (String label : labels) {
            Optional<NamePattern> excluded = match(label, names.exclude());
            if (excluded.isPresent()) {
                return Rules.ignore("labels", "the label '%s' is excluded by %s".formatted(label, excluded.get()));
            }
        }
        return names.include().isEmpty() || any(labels, names.include())
                ? Optional.empty()
                : Rules.ignore("labels", "none of its labels %s fits %s".formatted(labels, names.include()));
    }

    static boolean any(List<String> names, List<NamePattern> patterns) throws DeliveryException, InterruptedException {
        for (String name : names) {
            if (match(name, patterns).isPresent()) {
                return true;
            }
        }
        return false;
    }

    static Optional<NamePattern> match(String name, List<NamePattern> patterns)
            throws DeliveryException, InterruptedException {
        for (NamePattern pattern : patterns) {
            if (pattern.matches(name)) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }
}
