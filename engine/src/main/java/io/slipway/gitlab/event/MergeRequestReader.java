package io.slipway.gitlab.event;

import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Person;
import io.slipway.host.DeliveryException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads events about merge requests, and comments, which may be about one. */
final class MergeRequestReader {
    private static final String ATTRIBUTES = "object_attributes";
    private static final String OF_COMMENT = "merge_request";

    private final Payload payload;
    private final String project;
    private final Person user;

    MergeRequestReader(Payload payload, String project, Person user) {
        this.payload = payload;
        this.project = project;
        this.user = user;
    }

    Event change() throws DeliveryException {
        return new Event.MergeRequestChange(
                project,
                request(ATTRIBUTES),
                origin(ATTRIBUTES),
                payload.text(ATTRIBUTES + ".action"),
                payload.has(ATTRIBUTES + ".oldrev") ? id(ATTRIBUTES + ".oldrev") : "",
                id(ATTRIBUTES + ".last_commit.id"),
                draft(),
                payload.has("changes.labels.previous[]")
                        ? Optional.of(titles("changes.labels.previous"))
                        : Optional.empty(),
                user,
                payload.commit(ATTRIBUTES + ".last_commit"),
                payload.text(ATTRIBUTES + ".updated_at"));
    }

    Event comment() throws DeliveryException {
        boolean onRequest = payload.has(OF_COMMENT + ".iid");
        String sha = onRequest ? OF_COMMENT + ".last_commit.id" : ATTRIBUTES + ".commit_id";
        return new Event.Comment(
                project,
                payload.number(ATTRIBUTES + ".id"),
                payload.text(ATTRIBUTES + ".action"),
                payload.text(ATTRIBUTES + ".note"),
                payload.truth(ATTRIBUTES + ".system") ? Event.Author.SYSTEM : Event.Author.PERSON,
                payload.text(ATTRIBUTES + ".noteable_type"),
                onRequest ? Optional.of(request(OF_COMMENT)) : Optional.empty(),
                onRequest ? origin(OF_COMMENT) : Event.Origin.PROJECT,
                "opened".equals(payload.text(OF_COMMENT + ".state")),
                payload.text(sha).isEmpty() ? "" : id(sha),
                user,
                payload.commit(onRequest ? OF_COMMENT + ".last_commit" : "commit"));
    }

    private MergeRequest request(String path) throws DeliveryException {
        long iid = payload.number(path + ".iid");
        if (iid <= 0) {
            throw new DeliveryException("the event lacks '%s.iid', which GitLab documents".formatted(path));
        }
        return new MergeRequest(
                iid,
                payload.text(path + ".title"),
                payload.text(path + ".source.path_with_namespace"),
                payload.text(path + ".source_branch"),
                payload.text(path + ".target_branch"),
                payload.has("labels[]") && ATTRIBUTES.equals(path) ? titles("labels") : titles(path + ".labels"),
                payload.text(path + ".url"));
    }

    /** Only what is surely the project itself is not a fork: a source that is gone is told as null. */
    private Event.Origin origin(String path) {
        boolean sameId = payload.number(path + ".source_project_id") > 0
                && payload.number(path + ".source_project_id") == payload.number(path + ".target_project_id");
        boolean samePath = payload.text(path + ".source.path_with_namespace").equals(project);
        return sameId && samePath ? Event.Origin.PROJECT : Event.Origin.FORK;
    }

    private Event.Draft draft() {
        if (payload.truth(ATTRIBUTES + ".draft") || payload.truth(ATTRIBUTES + ".work_in_progress")) {
            return Event.Draft.DRAFT;
        }
        return payload.truth("changes.draft.previous") ? Event.Draft.JUST_READY : Event.Draft.READY;
    }

    private List<String> titles(String path) {
        return IntStream.range(0, payload.size(path))
                .mapToObj(i -> payload.text(path + "[" + i + "].title"))
                .toList();
    }

    private String id(String path) throws DeliveryException {
        String text = payload.text(path);
        if (!ObjectId.valid(text)) {
            throw new DeliveryException("'%s' is not the name of a git object (40 or 64 hex digits)".formatted(path));
        }
        return text;
    }
}
