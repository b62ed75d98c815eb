package io.slipway.report;

import io.slipway.gate.Coverage;
import io.slipway.gate.Doubt;
import io.slipway.gate.OperatingSystem;
import io.slipway.gate.Platform;
import io.slipway.gate.Proof;
import io.slipway.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a scan looked at and how that is known, in sentences. */
final class CoverageText {
    private CoverageText() {}

    /**
     * @param verdict any
     * @return a sentence each for what was looked at, with which knowledge, and what proves it
     */
    static List<String> of(Verdict verdict) {
        Coverage coverage = verdict.coverage();
        List<String> sentences = new ArrayList<>();
        sentences.add("%s looked at %s%s%s."
                .formatted(
                        scanners(verdict),
                        Units.count(coverage.packages(), "package"),
                        coverage.os()
                                .map(OperatingSystem::text)
                                .map(" of "::concat)
                                .orElse(" in an image without an operating system"),
                        platforms(coverage)));
        sentences.add(coverage.databaseDate()
                .map(date -> "The vulnerability database was made on " + Units.moment(date) + ".")
                .orElse("The age of the vulnerability database is not known."));
        sentences.addAll(proof(verdict));
        return sentences;
    }

    private static String scanners(Verdict verdict) {
        String scanners = verdict.scanners().stream()
                .map(tool -> (tool.name() + " " + tool.version()).strip())
                .collect(Collectors.joining(" and "));
        return scanners.isEmpty() ? "The scanner" : scanners;
    }

    private static String platforms(Coverage coverage) {
        List<String> counts = coverage.platforms().stream()
                .filter(platform -> !platform.name().equals(Platform.FILES))
                .map(platform -> platform.packages() + " " + platform.name())
                .toList();
        return counts.size() < 2 ? "" : " (" + String.join(", ", counts) + ")";
    }

    private static List<String> proof(Verdict verdict) {
        if (verdict.proof() == Proof.REPLAYED) {
            return List.of("Replayed from stored reports: this verdict authorises nothing.");
        }
        List<String> proof = new ArrayList<>();
        String found = verdict.coverage().platforms().stream()
                .filter(platform -> platform.canary() == Platform.Canary.FOUND)
                .map(platform -> platform.canaryId() + " for " + platform.name())
                .collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            boolean everything = verdict.coverage().unproved().isEmpty();
            proof.add("In the same run what was planted was found (" + found + ")"
                    + (everything ? ", so the scan is known to have looked." : "."));
        }
        List<String> unproved = verdict.coverage().unproved();
        if (!unproved.isEmpty() && !doubted(verdict)) {
            proof.add("No planted vulnerability exists for " + String.join(", ", unproved)
                    + ": nothing proves that the database knows it.");
        }
        return proof;
    }

    /** Whether the verdict's doubts say it already. */
    private static boolean doubted(Verdict verdict) {
        return verdict.doubts().stream().anyMatch(doubt -> doubt.kind() == Doubt.Kind.UNPROVED);
    }
}
