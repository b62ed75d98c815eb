package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.record.Header;
import io.slipway.record.RecordContent;
import io.slipway.record.Source;
import io.slipway.record.ToolVersion;
import java.util.List;
import java.util.Optional;

/**
 * All that the page shows, in its order.
 *
 * @param headline how the run ended
 * @param header what the record begins with
 * @param commit what was delivered; empty where the workspace was no checkout
 * @param started when
 * @param seal who signed the record, if anybody did
 * @param timeline the stages over time
 * @param verdicts the scans
 * @param pushes what was pushed
 * @param deployments what was deployed
 * @param webScans what was attacked
 * @param stages every entry of the record
 * @param tools every tool and its version, once
 */
public record Page(
        Headline headline,
        Header header,
        Optional<Commit> commit,
        String started,
        Seal seal,
        Timeline timeline,
        List<VerdictView> verdicts,
        List<PushView> pushes,
        List<DeployView> deployments,
        List<WebScanView> webScans,
        List<StageView> stages,
        List<String> tools) {

    /**
     * What was delivered.
     *
     * @param id the full commit
     * @param small its first digits
     * @param committed when
     * @param url where it comes from
     * @param branch may be empty
     * @param tag may be empty
     * @param author who wrote it
     */
    public record Commit(
            String id, String small, String committed, String url, String branch, String tag, String author) {
        static Commit of(Source source) {
            String id = source.commit();
            return new Commit(
                    id,
                    id.substring(0, Math.min(8, id.length())),
                    Units.moment(source.committed()),
                    source.url(),
                    source.branch().orElse(""),
                    source.tag().orElse(""),
                    source.author());
        }
    }

    /**
     * How the record is protected.
     *
     * @param signed whether somebody signed it
     * @param key by which key; empty for an unsigned record
     * @param head the hash that stands for the whole record
     * @param length how many entries it has, in words
     */
    public record Seal(boolean signed, String key, String head, String length) {
        static Seal of(RecordContent content) {
            List<Entry> entries = content.entries();
            return new Seal(
                    content.signature().isPresent(),
                    content.signature().map(RecordContent.Signature::key).orElse(""),
                    entries.isEmpty() ? "" : entries.get(entries.size() - 1).hash(),
                    entries.size() == 1 ? "1 entry" : entries.size() + " entries");
        }
    }

    /**
     * @param run any
     * @return its page
     */
    public static Page of(Run run) {
        return new Page(
                Headline.of(run),
                run.header(),
                run.header().source().map(Commit::of),
                Units.moment(run.header().started()),
                Seal.of(run.content()),
                Timeline.of(run),
                run.scans().stream().map(VerdictView::of).toList(),
                PushView.of(run),
                DeployView.of(run),
                WebScanView.of(run),
                run.content().entries().stream().map(StageView::of).toList(),
                tools(run));
    }

    /**
     * @return whether anything was pushed
     */
    public boolean pushed() {
        return !pushes.isEmpty();
    }

    /**
     * @return whether anything was deployed, or was to be
     */
    public boolean deployed() {
        return !deployments.isEmpty();
    }

    /**
     * @return whether the running application was attacked
     */
    public boolean attacked() {
        return !webScans.isEmpty();
    }

    /**
     * @return whether any tool was driven
     */
    public boolean driven() {
        return !tools.isEmpty();
    }

    private static List<String> tools(Run run) {
        return run.content().entries().stream()
                .flatMap(entry -> entry.tools().stream())
                .map(Page::tool)
                .distinct()
                .sorted()
                .toList();
    }

    private static String tool(ToolVersion tool) {
        return (tool.name() + " " + tool.version()).strip();
    }
}
