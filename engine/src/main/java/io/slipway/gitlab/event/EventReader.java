package io.slipway.gitlab.event;

import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads payloads of project, group and system hooks, as in GitLab's "Webhook events" and "System hooks". The kind of event is taken from the
 * payload, which is what a signature covers, not from the {@code X-Gitlab-Event} header.
 */
public final class EventReader {
    private static final int MOST_CHANGES = 1_000;

    private final Payload payload;

    private EventReader(Payload payload) {
        this.payload = payload;
    }

    /**
     * @param body the request's body
     * @return what happened; several events only for {@code repository_update}; never empty
     * @throws DeliveryException if it is no JSON within bounds, or lacks what GitLab documents for its kind
     */
    public static List<Event> read(byte[] body) throws DeliveryException {
        return new EventReader(Payload.read(body)).events();
    }

    private List<Event> events() throws DeliveryException {
        String kind = first("object_kind", "event_name");
        return switch (kind) {
            case "push", "tag_push" -> List.of(push());
            case "repository_update" -> repositoryUpdate();
            case "merge_request" -> List.of(new MergeRequestReader(payload, project(), user()).change());
            case "note" -> List.of(new MergeRequestReader(payload, project(), user()).comment());
            case "pipeline" -> List.of(pipeline());
            default ->
                List.of(new Event.Other(
                        first("project.path_with_namespace", "path_with_namespace", "project_path_with_namespace"),
                        kind));
        };
    }

    private Event push() throws DeliveryException {
        String after = id("after");
        // An annotated tag's "after" is the tag itself; "checkout_sha" is the commit, and null for a deleted ref.
        String sha = payload.has("checkout_sha") ? id("checkout_sha") : after;
        List<PushedCommit> commits = commits();
        boolean complete =
                payload.whole() && !commits.isEmpty() && payload.number("total_commits_count") == commits.size();
        return new Event.Push(
                project(),
                required("ref"),
                id("before"),
                after,
                ObjectId.none(after) ? after : sha,
                pusher(),
                protection(),
                commits,
                complete);
    }

    private List<Event> repositoryUpdate() throws DeliveryException {
        int size = payload.size("changes");
        if (size > MOST_CHANGES || !payload.whole()) {
            throw new DeliveryException("the push changes more than %d refs".formatted(MOST_CHANGES));
        }
        List<Event> pushes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String change = "changes[" + i + "].";
            String after = id(change + "after");
            pushes.add(new Event.Push(
                    project(),
                    required(change + "ref"),
                    id(change + "before"),
                    after,
                    after,
                    pusher(),
                    Protection.UNKNOWN,
                    List.of(),
                    false));
        }
        return pushes.isEmpty() ? List.of(new Event.Other(project(), "repository_update without changes")) : pushes;
    }

    private Event pipeline() throws DeliveryException {
        String name = required("object_attributes.ref");
        String kind = payload.truth("object_attributes.tag") ? "refs/tags/" : "refs/heads/";
        boolean fork = payload.has("merge_request.source_project_id")
                && !payload.text("merge_request.source_project_id")
                        .equals(payload.text("merge_request.target_project_id"));
        return new Event.PipelineChange(
                project(),
                payload.number("object_attributes.id"),
                payload.text("object_attributes.status"),
                name.startsWith("refs/") ? name : kind + name,
                id("object_attributes.sha"),
                fork ? Event.Origin.FORK : Event.Origin.PROJECT,
                user(),
                payload.commit("commit"));
    }

    private List<PushedCommit> commits() {
        return IntStream.range(0, payload.size("commits"))
                .mapToObj(i -> "commits[" + i + "]")
                .map(path -> new PushedCommit(payload.text(path + ".id"), payload.commit(path), paths(path)))
                .toList();
    }

    private List<String> paths(String commit) {
        return List.of("added", "modified", "removed").stream()
                .map(change -> commit + "." + change)
                .flatMap(path ->
                        IntStream.range(0, payload.size(path)).mapToObj(i -> payload.text(path + "[" + i + "]")))
                .toList();
    }

    private Protection protection() {
        return switch (payload.text("ref_protected")) {
            case "true" -> Protection.PROTECTED;
            case "false" -> Protection.UNPROTECTED;
            default -> Protection.UNKNOWN;
        };
    }

    private Person pusher() {
        return new Person(payload.number("user_id"), payload.text("user_username"), payload.text("user_name"));
    }

    private Person user() {
        return new Person(payload.number("user.id"), payload.text("user.username"), payload.text("user.name"));
    }

    private String project() throws DeliveryException {
        return required("project.path_with_namespace");
    }

    private String id(String path) throws DeliveryException {
        String text = required(path);
        if (!ObjectId.valid(text)) {
            throw new DeliveryException("'%s' is not the name of a git object (40 or 64 hex digits)".formatted(path));
        }
        return text;
    }

    private String required(String path) throws DeliveryException {
        String text = payload.text(path);
        if (text.isEmpty()) {
            throw new DeliveryException("the event lacks '%s', which GitLab documents".formatted(path));
        }
        return text;
    }

    private String first(String... paths) {
        for (String path : paths) {
            if (payload.has(path)) {
                return payload.text(path);
            }
        }
        return "";
    }
}
