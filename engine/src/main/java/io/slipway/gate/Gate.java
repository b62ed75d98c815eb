package io.slipway.gate;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.AcceptanceFile;
import io.slipway.acceptance.AcceptanceLimits;
import io.slipway.acceptance.Acceptances;
import io.slipway.config.ConfigException;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.Consequence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The gate: judges what scanners found by the rules in force. The same input gives the same verdict.
 *
 * @param policy how messages name the policy, such as its file's name
 * @param rules in force
 * @param now the time of the verdict
 */
public record Gate(String policy, GateRules rules, Instant now) {
    /**
     * @param file how messages name the file
     * @param text its content
     * @return its entries
     * @throws ConfigException with file and line, if it is not as it must be
     */
    public Acceptances acceptances(String file, String text) throws ConfigException {
        return new AcceptanceFile(limits()).parse(file, text);
    }

    /**
     * @param entries the operator's own
     * @return the same
     * @throws DeliveryException if one of them lasts longer than the policy allows
     */
    public List<Acceptance> operators(List<Acceptance> entries) throws DeliveryException {
        for (Acceptance entry : entries) {
            Optional<String> problem = entry.until().flatMap(limits()::problem);
            if (problem.isPresent()) {
                throw new DeliveryException("the acceptance of %s by %s (%s) cannot hold: until: %s"
                        .formatted(entry.id(), entry.approvedBy(), entry.origin(), problem.get()));
            }
        }
        return entries;
    }

    private AcceptanceLimits limits() {
        return new AcceptanceLimits(policy, today(), rules.maxAcceptanceDays());
    }

    /**
     * @param inspection what a scanner found in this run
     * @param acceptances what the security officer decided
     * @return the verdict
     * @throws DeliveryException if there is none, because the scanner could not look
     */
    public Verdict judge(Inspection inspection, Acceptances acceptances) throws DeliveryException {
        return judge(List.of(inspection), acceptances);
    }

    /**
     * @param inspections what scanners found in the same image in this run, one for each scanner
     * @param acceptances what the security officer decided
     * @return the verdict; the higher score decides
     * @throws DeliveryException if there is none, because one of them could not look
     */
    public Verdict judge(List<Inspection> inspections, Acceptances acceptances) throws DeliveryException {
        Scans scans = new Scans(inspections);
        List<Doubt> doubts = doubts(scans);
        boolean proved = doubts.stream().noneMatch(doubt -> doubt.kind() == Doubt.Kind.UNPROVED);
        return verdict(scans, acceptances, doubts, proved ? Proof.PROVED : Proof.UNPROVED);
    }

    /**
     * @param inspection what a stored report says
     * @param acceptances what the security officer decided
     * @return the verdict that it would be; it authorises nothing
     * @throws DeliveryException if there is none, because the scanner had not looked
     */
    public Verdict replay(Inspection inspection, Acceptances acceptances) throws DeliveryException {
        return replay(List.of(inspection), acceptances);
    }

    /**
     * @param inspections what stored reports on the same image say
     * @param acceptances what the security officer decided
     * @return the verdict that it would be; it authorises nothing, and the order of the reports does not matter
     * @throws DeliveryException if there is none, because one of the scanners had not looked
     */
    public Verdict replay(List<Inspection> inspections, Acceptances acceptances) throws DeliveryException {
        Scans scans = new Scans(inspections);
        List<Doubt> doubts = doubts(scans).stream()
                .filter(doubt -> doubt.kind() != Doubt.Kind.UNPROVED)
                .toList();
        return verdict(scans, acceptances, doubts, Proof.REPLAYED);
    }

    /**
     * Judges again what a verdict was made of: for other names of the image, and by other acceptances.
     *
     * @param made a verdict of this engine
     * @param repositories the names, without tags, that the image is to have
     * @param acceptances those in force now
     * @return the verdict that it would be; it does not ask again how old the database was
     * @throws DeliveryException if there is none, because nothing was recognised and these names may not be empty
     */
    public Verdict review(Verdict made, List<String> repositories, Acceptances acceptances) throws DeliveryException {
        List<Finding> findings =
                made.judgements().stream().map(Judgement::finding).toList();
        Inspection inspection = new Inspection(
                made.image(), repositories, made.configDigest(), findings, made.coverage(), made.scanners());
        CoverageCheck check = new CoverageCheck(policy, rules, now);
        check.requireRecognised(inspection);
        return verdict(inspection, acceptances, check.doubts(inspection), made.proof(), made.disagreements());
    }

    private List<Doubt> doubts(Scans scans) throws DeliveryException {
        CoverageCheck check = new CoverageCheck(policy, rules, now);
        for (Inspection inspection : scans.inspections()) {
            check.require(inspection);
        }
        return check.doubts(scans.together());
    }

    private Verdict verdict(Scans scans, Acceptances acceptances, List<Doubt> doubts, Proof proof) {
        return verdict(scans.together(), acceptances, doubts, proof, scans.disagreements(rules.source()));
    }

    private Verdict verdict(
            Inspection inspection,
            Acceptances acceptances,
            List<Doubt> doubts,
            Proof proof,
            List<Disagreement> disagreements) {
        List<Finding> findings = FindingJoin.join(inspection.findings());
        Acceptances applicable = acceptances.forImage(inspection.repositories());
        FindingDecision decision = new FindingDecision(rules, applicable, today());
        List<Judgement> judgements =
                Ranked.mostPressingFirst(findings.stream().map(decision::judge).toList());
        boolean blocks = doubts.stream().anyMatch(doubt -> doubt.consequence() == Consequence.BLOCK)
                || judgements.stream()
                        .anyMatch(judgement -> judgement.decision().blocks());
        return new Verdict(
                Verdict.SCHEMA,
                blocks ? Verdict.Kind.BLOCK : Verdict.Kind.PASS,
                proof,
                inspection.image(),
                inspection.repositories(),
                inspection.configDigest(),
                policy,
                rules.threshold(),
                inspection.scanners(),
                now,
                inspection.coverage(),
                doubts,
                judgements,
                acceptances.entries(),
                applicable.discounted(),
                applicable.unused(findings.stream().map(Finding::occurrence)),
                disagreements);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
