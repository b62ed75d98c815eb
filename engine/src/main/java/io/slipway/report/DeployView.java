package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.report.Headline.Tone;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One deployment.
 *
 * @param playbook what was played
 * @param tone how it ended
 * @param message the same in one line
 * @param aftermath what became of it after it had failed or was verified; empty if nothing is known
 * @param hosts what happened on each
 * @param running what runs after it
 */
public record DeployView(
        String playbook, Tone tone, String message, String aftermath, List<HostRow> hosts, List<Running> running) {

    /**
     * One host, as Ansible counts its tasks.
     *
     * @param host its name in the inventory
     * @param ok tasks that held or were done
     * @param changed of these: tasks that changed something
     * @param failed tasks that failed
     * @param unreachable how often it could not be reached
     * @param result the same in a word
     * @param tone and in a colour
     */
    public record HostRow(String host, long ok, long changed, long failed, long unreachable, String result, Tone tone) {
        static HostRow of(Facts facts) {
            long failed = facts.number("failed");
            long unreachable = facts.number("unreachable");
            return new HostRow(
                    facts.text("host", "name"),
                    facts.number("ok"),
                    facts.number("changed"),
                    failed,
                    unreachable,
                    unreachable > 0 ? "unreachable" : failed > 0 ? "failed" : "ok",
                    unreachable + failed > 0 ? Tone.BAD : Tone.GOOD);
        }
    }

    /**
     * One container that runs.
     *
     * @param host where; empty where the record does not say
     * @param name of it
     * @param reference by digest
     * @param origin whether this run pushed it
     */
    public record Running(String host, String name, String reference, String origin) {
        /** The record names what runs for each host, or for all of them at once. */
        private static Stream<Running> of(String host, Object value, List<String> pushed) {
            return Facts.of(value).values().entrySet().stream()
                    .flatMap(entry -> entry.getValue() instanceof Map<?, ?>
                            ? of(String.valueOf(entry.getKey()), entry.getValue(), pushed)
                            : Stream.of(of(
                                    host,
                                    new Facts.Fact(String.valueOf(entry.getKey()), String.valueOf(entry.getValue())),
                                    pushed)));
        }

        private static Running of(String host, Facts.Fact fact, List<String> pushed) {
            return new Running(host, fact.name(), fact.value(), DeployView.origin(fact.value(), pushed));
        }
    }

    /**
     * @param run any
     * @return its deployments
     */
    public static List<DeployView> of(Run run) {
        List<String> pushed = PushView.of(run).stream().map(PushView::digest).toList();
        return run.of("ansibleDeploy").stream().map(entry -> of(entry, pushed)).toList();
    }

    private static DeployView of(Entry entry, List<String> pushed) {
        Facts facts = new Facts(entry.facts());
        return new DeployView(
                facts.text("playbook"),
                Tone.of(entry.outcome()),
                entry.message(),
                aftermath(facts),
                facts.list("hosts").stream().map(HostRow::of).toList(),
                Running.of("", facts.values().get("running"), pushed).toList());
    }

    private static String aftermath(Facts facts) {
        if (!facts.text("rolledBack").isEmpty()) {
            return facts.says("rolledBack")
                    ? "Rolled back: the previous version serves again."
                    : "The return to the previous version failed as well.";
        }
        return facts.says("verified") ? "Verified: " + facts.text("verifyUrl") + " answered as expected." : "";
    }

    private static String origin(String reference, List<String> pushed) {
        boolean ours = pushed.stream().anyMatch(digest -> !digest.isEmpty() && reference.endsWith(digest));
        return ours ? "pushed by this run" : "from an earlier run";
    }
}
