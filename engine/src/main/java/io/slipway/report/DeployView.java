package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import io.slipway.report.Headline.Tone;
import java.util.List;

/**
 * One deployment.
 *
 * @param playbook what was played
 * @param tone how it ended
 * @param message the same in one line
 * @param rolledBack whether the previous version came back
 * @param hosts what happened on each
 * @param running what runs after it
 */
record DeployView(
        String playbook, Tone tone, String message, boolean rolledBack, List<HostRow> hosts, List<Running> running) {

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
    record HostRow(String host, long ok, long changed, long failed, long unreachable, String result, Tone tone) {
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
     * @param name of it
     * @param reference by digest
     * @param origin whether this run pushed it
     */
    record Running(String name, String reference, String origin) {}

    /**
     * @param run any
     * @return its deployments
     */
    static List<DeployView> of(Run run) {
        List<String> pushed = PushView.of(run).stream().map(PushView::digest).toList();
        return run.of("ansibleDeploy").stream().map(entry -> of(entry, pushed)).toList();
    }

    private static DeployView of(Entry entry, List<String> pushed) {
        Facts facts = new Facts(entry.facts());
        return new DeployView(
                facts.text("playbook"),
                entry.outcome() == Outcome.PASSED ? Tone.GOOD : Tone.BAD,
                entry.message(),
                facts.says("rolledBack"),
                facts.list("hosts").stream().map(HostRow::of).toList(),
                facts.map("running").all().stream()
                        .map(fact -> new Running(fact.name(), fact.value(), origin(fact.value(), pushed)))
                        .toList());
    }

    private static String origin(String reference, List<String> pushed) {
        boolean ours = pushed.stream().anyMatch(digest -> !digest.isEmpty() && reference.endsWith(digest));
        return ours ? "pushed by this run" : "from an earlier run";
    }
}
