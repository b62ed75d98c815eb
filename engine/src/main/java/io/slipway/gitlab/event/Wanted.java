package io.slipway.gitlab.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The paths of payloads that matter, as a tree. {@code []} stands for any item of an array. */
final class Wanted {
    private static final List<String> PATHS = List.of(
            "object_kind",
            "event_name",
            "before",
            "after",
            "ref",
            "ref_protected",
            "checkout_sha",
            "user_id",
            "user_name",
            "user_username",
            "total_commits_count",
            "path_with_namespace",
            "project_path_with_namespace",
            "user.id",
            "user.username",
            "user.name",
            "project.path_with_namespace",
            "commits[].id",
            "commits[].message",
            "commits[].url",
            "commits[].author.name",
            "commits[].author.email",
            "commits[].added[]",
            "commits[].modified[]",
            "commits[].removed[]",
            "changes[].before",
            "changes[].after",
            "changes[].ref",
            "changes.draft.previous",
            "changes.draft.current",
            "changes.labels.previous[].title",
            "labels[].title",
            "object_attributes.id",
            "object_attributes.iid",
            "object_attributes.action",
            "object_attributes.title",
            "object_attributes.state",
            "object_attributes.draft",
            "object_attributes.work_in_progress",
            "object_attributes.oldrev",
            "object_attributes.updated_at",
            "object_attributes.source_branch",
            "object_attributes.target_branch",
            "object_attributes.source_project_id",
            "object_attributes.target_project_id",
            "object_attributes.source.path_with_namespace",
            "object_attributes.target.path_with_namespace",
            "object_attributes.url",
            "object_attributes.labels[].title",
            "object_attributes.last_commit.id",
            "object_attributes.last_commit.message",
            "object_attributes.last_commit.url",
            "object_attributes.last_commit.author.name",
            "object_attributes.last_commit.author.email",
            "object_attributes.note",
            "object_attributes.noteable_type",
            "object_attributes.commit_id",
            "object_attributes.system",
            "object_attributes.ref",
            "object_attributes.tag",
            "object_attributes.sha",
            "object_attributes.status",
            "merge_request.iid",
            "merge_request.title",
            "merge_request.state",
            "merge_request.url",
            "merge_request.source_branch",
            "merge_request.target_branch",
            "merge_request.source_project_id",
            "merge_request.target_project_id",
            "merge_request.source.path_with_namespace",
            "merge_request.target.path_with_namespace",
            "merge_request.labels[].title",
            "merge_request.last_commit.id",
            "merge_request.last_commit.message",
            "merge_request.last_commit.url",
            "merge_request.last_commit.author.name",
            "merge_request.last_commit.author.email",
            "commit.id",
            "commit.message",
            "commit.url",
            "commit.author.name",
            "commit.author.email");

    private static final String ITEM = "[]";

    /** The payload itself. */
    static final Wanted ROOT = tree();

    private final Map<String, Wanted> children = new HashMap<>();

    private Wanted() {}

    /** What is wanted of a field's value, or null if it is not wanted at all. */
    Wanted field(String name) {
        return ITEM.equals(name) ? null : children.get(name);
    }

    /** What is wanted of an array's items, or null. */
    Wanted item() {
        return children.get(ITEM);
    }

    private static Wanted tree() {
        Wanted root = new Wanted();
        for (String path : PATHS) {
            Wanted node = root;
            for (String step : path.replace("[]", ".[]").split("\\.", -1)) {
                node = node.children.computeIfAbsent(step, name -> new Wanted());
            }
        }
        return root;
    }
}
