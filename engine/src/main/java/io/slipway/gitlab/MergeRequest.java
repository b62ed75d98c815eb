package io.slipway.gitlab;

import java.util.List;
import java.util.Objects;

/**
 * The merge request that an event is about.
 *
 * @param iid its number in the target project, positive
 * @param title its title: any text
 * @param sourceProject the path of the project that the commits come from; another than the target for a fork
 * @param sourceBranch the branch that the commits are on, in the source project
 * @param targetBranch the branch that they are to be merged into
 * @param labels its labels' titles
 * @param url its page in GitLab: to be shown, never contacted
 */
public record MergeRequest(
        long iid,
        String title,
        String sourceProject,
        String sourceBranch,
        String targetBranch,
        List<String> labels,
        String url) {

    private static final int LONGEST = 1_000;
    private static final int MOST_LABELS = 100;

    /** Validates, copies, and cuts what is too long. */
    public MergeRequest {
        if (iid <= 0) {
            throw new IllegalArgumentException("a merge request's number is positive, not " + iid);
        }
        title = Texts.cut(title, LONGEST);
        sourceProject = Texts.cut(sourceProject, LONGEST);
        Objects.requireNonNull(sourceBranch);
        Objects.requireNonNull(targetBranch);
        labels = labels.stream()
                .limit(MOST_LABELS)
                .map(label -> Texts.cut(label, LONGEST))
                .toList();
        url = Texts.address(url);
    }
}
