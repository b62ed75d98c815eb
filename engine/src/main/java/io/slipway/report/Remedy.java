package io.slipway.report;

import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What would take blocking findings away: one thing to do, however many findings it answers.
 *
 * @param act what to do, in a word or two, such as {@code Update}
 * @param component to which package or file
 * @param installed its version; may be empty
 * @param detail where to, or that there is no fixed version
 * @param count how many findings block for it, in words
 */
public record Remedy(String act, String component, String installed, String detail, String count) {
    private static final int VERSIONS = 4;

    /** The findings of one kind of remedy, told apart by what is installed. */
    private record Subject(Finding.Kind kind, boolean fixed, String component, String installed) {
        static Subject of(Finding finding) {
            return new Subject(
                    finding.kind(),
                    !finding.fixedVersion().isEmpty(),
                    finding.component().name(),
                    finding.component().version());
        }
    }

    /**
     * @param verdict any
     * @return what would let the image pass, the most pressing first; empty where no finding blocks
     */
    public static List<Remedy> of(Verdict verdict) {
        Map<Subject, List<Finding>> subjects = verdict.blocking().stream()
                .map(Judgement::finding)
                .collect(Collectors.groupingBy(Subject::of, LinkedHashMap::new, Collectors.toList()));
        return subjects.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Remedy of(Subject subject, List<Finding> findings) {
        String act =
                switch (subject.kind()) {
                    case VULNERABILITY -> subject.fixed() ? "Update" : "Replace or remove";
                    case SECRET -> "Revoke the secret in";
                    case MISCONFIGURATION -> "Mend";
                };
        String detail =
                switch (subject.kind()) {
                    case VULNERABILITY -> subject.fixed() ? fixed(findings) : "no fixed version";
                    case SECRET -> "and take it out";
                    case MISCONFIGURATION -> "";
                };
        return new Remedy(
                act, subject.component(), subject.installed(), detail, Units.count(findings.size(), "finding"));
    }

    /** Versions are not compared: each ecosystem orders them in its own way. */
    private static String fixed(List<Finding> findings) {
        List<String> versions =
                findings.stream().map(Finding::fixedVersion).distinct().toList();
        String listed = versions.stream().limit(VERSIONS).collect(Collectors.joining("; "));
        return "fixed in " + listed + (versions.size() > VERSIONS ? "; \u2026" : "");
    }
}
