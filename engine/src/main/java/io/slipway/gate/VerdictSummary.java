package io.slipway.gate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.config.Words;
import java.util.List;

/** Verdicts as one small JSON object for programs: {@code {"verdict", "proof", "findings": […]}}. */
public final class VerdictSummary {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private VerdictSummary() {}

    /**
     * @param verdicts replayed ones, of different images; none where the reports are not usable
     * @return JSON with one finding for each vulnerability and package; the verdict is {@code none} without verdicts, and
     *     {@code block} if one of them is
     */
    public static String replayed(List<Verdict> verdicts) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("verdict", kind(verdicts));
        root.put("proof", Words.of(Proof.REPLAYED));
        ArrayNode findings = root.putArray("findings");
        verdicts.forEach(verdict -> verdict.judgements().forEach(judgement -> add(findings.addObject(), judgement)));
        return root.toPrettyString();
    }

    private static String kind(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return "none";
        }
        boolean blocks = verdicts.stream().anyMatch(verdict -> verdict.kind() == Verdict.Kind.BLOCK);
        return Words.of(blocks ? Verdict.Kind.BLOCK : Verdict.Kind.PASS);
    }

    private static void add(ObjectNode node, Judgement judgement) {
        Finding finding = judgement.finding();
        node.put("id", finding.id());
        node.put("package", finding.component().name());
        node.put("version", finding.component().version());
        node.put("score", judgement.decisive().map(Score::value).orElse(null));
        node.put("source", judgement.decisive().map(Score::source).orElse(null));
        node.put(
                "cvss",
                judgement.decisive().map(score -> score.version().number()).orElse(null));
        node.put("severity", finding.severity().name());
        node.put("decision", Words.of(judgement.decision()));
    }
}
