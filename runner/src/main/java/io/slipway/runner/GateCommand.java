package io.slipway.runner;

import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Authorship;
import io.slipway.acceptance.OfficerCheck;
import io.slipway.gate.Gate;
import io.slipway.gate.Score;
import io.slipway.gate.StepRules;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictSummary;
import io.slipway.gate.VerdictText;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import io.slipway.scan.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway gate}: the verdict from stored reports. */
@Command(
        name = "gate",
        description =
                "Gives the verdict from stored reports of Trivy and Clair. It is a replay: it authorises nothing.",
        exitCodeOnInvalidInput = GateCommand.UNUSABLE,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:passes", "1:blocked", "10:unusable input"})
public final class GateCommand implements Callable<Integer> {
    private static final int PASSES = 0;
    private static final int BLOCKED = 1;
    static final int UNUSABLE = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "REPORT",
            arity = "1..*",
            description = "JSON reports of Trivy or Clair; those of one image are joined.")
    private List<Path> reports;

    @Option(names = "--acceptances", paramLabel = "FILE", description = "The security officer's acceptances.")
    private Path acceptances;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = "A CVSS score strictly above it blocks, instead of the policy's: what would it have blocked?")
    private BigDecimal threshold;

    @Option(names = "--policy", paramLabel = "FILE", description = "The operator's policy (default: the strict one).")
    private Path policy;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "The day (YYYY-MM-DD, UTC) on which to judge: what will have expired? (default: today)")
    private LocalDate at;

    @Option(names = "--json", description = "Print the verdict as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<Verdict> verdicts = judge();
            (json ? List.of(VerdictSummary.replayed(verdicts)) : text(verdicts)).forEach(out::println);
            boolean blocks = verdicts.stream().anyMatch(verdict -> verdict.kind() == Verdict.Kind.BLOCK);
            return blocks ? BLOCKED : PASSES;
        } catch (DeliveryException e) {
            if (json) {
                out.println(VerdictSummary.replayed(List.of()));
            }
            spec.commandLine().getErr().println(e.getMessage());
            return UNUSABLE;
        } finally {
            out.flush();
            spec.commandLine().getErr().flush();
        }
    }

    private List<Verdict> judge() throws DeliveryException {
        Policy inForce = policy == null ? Policy.STRICT : PolicyFile.read(policy);
        Instant now = at == null ? Instant.now() : at.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        Gate gate = new Gate(inForce.name(), rules(inForce.gate()), now);
        return Replay.judge(reports, counted(inForce, acceptances(gate), now), gate);
    }

    /** Keys are judged on the day of the replay. Who made the commit is not known here. */
    private static Acceptances counted(Policy inForce, Acceptances all, Instant now) {
        return inForce.officers()
                .map(officers -> new OfficerCheck(officers, Authorship.UNKNOWN, now).of(all))
                .orElse(all);
    }

    private GateRules rules(GateRules rules) throws DeliveryException {
        if (threshold != null && !Score.isScore(threshold)) {
            throw new DeliveryException("--threshold " + threshold + " is not a CVSS score: expected 0.0 to 10.0");
        }
        return threshold == null ? rules : StepRules.supposing(rules, threshold);
    }

    private Acceptances acceptances(Gate gate) throws DeliveryException {
        if (acceptances == null) {
            return Acceptances.NONE;
        }
        try {
            return gate.acceptances(acceptances.toString(), Files.readString(acceptances));
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot read the acceptances %s: %s; name an existing text file"
                            .formatted(acceptances, FileProblem.reason(e)),
                    e);
        }
    }

    private static List<String> text(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(VerdictText::new)
                .flatMap(text -> Stream.concat(Stream.of(text.headline()), text.details().stream()))
                .toList();
    }
}
