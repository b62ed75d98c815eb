package io.slipway.gate;

import io.slipway.acceptance.Glob;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.Consequence;
import io.slipway.record.ToolVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells "no findings" from "could not look".
 *
 * @param policy how messages name the policy
 * @param rules in force
 * @param now the time
 */
record CoverageCheck(String policy, GateRules rules, Instant now) {
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    /** Refuses a verdict on an image of which nothing was recognised, or by a database that is out of date. */
    void require(Inspection inspection) throws DeliveryException {
        requireRecognised(inspection);
        if (inspection.coverage().databaseDate().isPresent()) {
            requireFresh(inspection, inspection.coverage().databaseDate().get());
        }
    }

    void requireRecognised(Inspection inspection) throws DeliveryException {
        Optional<String> unseen = unseen(inspection.coverage());
        if (unseen.isPresent() && !mayBeEmpty(inspection)) {
            throw new DeliveryException(
                    "no verdict on %s: the scanner %s (%s), so it could not look; if that is right, the operator lists its repository under gate.allowEmpty"
                            .formatted(inspection.image(), unseen.get(), scanner(inspection)));
        }
    }

    /** Packages that must be there, and were not looked at. */
    private static Optional<String> unseen(Coverage coverage) {
        if (coverage.packages() == 0) {
            return Optional.of("recognised no package in it");
        }
        return coverage.os().filter(os -> !knows(coverage, os)).map(CoverageCheck::unseen);
    }

    private static String unseen(OperatingSystem os) {
        return os.equals(OperatingSystem.UNRECOGNISED)
                ? "found packages of an operating system in it, but no such system: /etc/os-release is missing, or names another"
                : "recognised %s in it, but no package of that: its package database may have been removed"
                        .formatted(os.text());
    }

    private boolean mayBeEmpty(Inspection inspection) {
        return rules.allowEmpty().stream().anyMatch(glob -> inspection.repositories().stream()
                .anyMatch(repository -> Glob.matches(glob, repository)));
    }

    private void requireFresh(Inspection inspection, Instant made) throws DeliveryException {
        Duration age = Duration.between(made, now);
        if (age.compareTo(rules.maxDatabaseAge()) > 0) {
            throw new DeliveryException(
                    "no verdict on %s: the scanner's database is of %s (%s), %d days old; %s allows %s (gate.maxDatabaseAge); update it"
                            .formatted(
                                    inspection.image(),
                                    made,
                                    scanner(inspection),
                                    age.toDays(),
                                    policy,
                                    words(rules.maxDatabaseAge())));
        }
        if (age.negated().compareTo(CLOCK_SKEW) > 0) {
            throw new DeliveryException(
                    "no verdict on %s: the scanner's database says that it is of %s (%s), which is still to come; update it, or correct the clock"
                            .formatted(inspection.image(), made, scanner(inspection)));
        }
    }

    private static String scanner(Inspection inspection) {
        return inspection.scanners().stream().map(ToolVersion::name).collect(Collectors.joining(", "));
    }

    private static String words(Duration duration) {
        return duration.toDays() > 0 ? duration.toDays() + " days" : duration.toHours() + " hours";
    }

    /** What a reader must know besides the findings. */
    List<Doubt> doubts(Inspection inspection) {
        Coverage coverage = inspection.coverage();
        List<Doubt> doubts = new ArrayList<>();
        coverage.os()
                .filter(OperatingSystem::endOfLife)
                .ifPresent(os -> doubts.add(new Doubt(
                        Doubt.Kind.END_OF_LIFE,
                        os.text()
                                + " is past its end of life: it gets no security updates, so few findings are no good news",
                        rules.endOfLife())));
        unproved(coverage).ifPresent(text -> doubts.add(new Doubt(Doubt.Kind.UNPROVED, text, rules.unproved())));
        unseen(coverage)
                .ifPresent(text -> doubts.add(new Doubt(
                        Doubt.Kind.UNPROVED,
                        "the scanner %s; %s allows that".formatted(text, policy),
                        Consequence.WARN)));
        return doubts;
    }

    private static Optional<String> unproved(Coverage coverage) {
        List<String> names = coverage.unproved();
        return names.isEmpty() || coverage.packages() == 0
                ? Optional.empty()
                : Optional.of("no canary proves that the scanner's database knows " + String.join(", ", names));
    }

    private static boolean knows(Coverage coverage, OperatingSystem os) {
        return coverage.platforms().stream()
                .anyMatch(platform -> platform.packages() > 0 && (platform.name() + " ").startsWith(os.family() + " "));
    }
}
