package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What becomes of a merge request: GitLab sends an event for it besides the one for the push, in this order. */
@RealTools
class ServeMergeRequestTest extends ServedDelivery {
    private static final String NOTE = "/api/v4/projects/shop%2Fweb/merge_requests/5/notes/1";

    @Test
    void deliversAPushOfAMergeRequestOnceAndKeepsOneNote() throws Exception {
        Path work = bench.project("shop/web", USERS, "Ann");
        SlipwayRun service = bench.start();

        String first = bench.push(work, "feature", "First", "Build", "echo 'one'");
        bench.awaitEnd(1, "SUCCESS");
        assertThat(gitlab.notes).isEmpty();
        // Opened after its run has ended: the note comes at once.
        assertThat(mergeRequest("open", first, "")).contains("ignored by the rule 'pushed'", "run 1");
        Poll.until(() -> gitlab.notes.containsKey(NOTE));
        assertThat(gitlab.notes.get(NOTE))
                .contains("**Slipway: success** for `" + first.substring(0, 8) + "`", bench.base() + "/runs/1");

        Path admit = bench.directory.resolve("admit");
        String second = bench.push(
                work,
                "feature",
                "Second",
                "Build",
                "sh 'while ! test -e " + admit + "; do sleep 0.1; done'; error 'no'");
        assertThat(mergeRequest("update", second, first)).contains("ignored by the rule 'pushed'", "run 2");
        bench.write("admit", "");
        bench.awaitEnd(2, "FAILURE");
        Poll.until(() -> gitlab.notes.get(NOTE).contains("**Slipway: failure**"));

        assertThat(gitlab.notes).containsOnlyKeys(NOTE);
        assertThat(gitlab.notes.get(NOTE)).contains("`" + second.substring(0, 8) + "`", bench.base() + "/runs/2");
        assertThat(bench.state().resolve("runs/3")).doesNotExist();
        assertThat(service.signal("TERM").code()).isLessThanOrEqualTo(143);
    }

    @Test
    void deliversAMergeRequestWhosePushStartsNothing() throws Exception {
        Path work = bench.project(
                "shop/web", "user: {protected: games, others: news}\nfilters: {events: [merge-request]}\n", "Ann");
        bench.start();
        String sha = bench.push(work, "feature", "First", "Build", "sh 'git rev-parse HEAD; echo for $CHANGE_TARGET'");

        assertThat(mergeRequest("open", sha, "")).contains("run 1");
        bench.awaitEnd(1, "SUCCESS");

        assertThat(bench.log(1)).contains("\n" + sha + "\n", "\nfor main\n");
        Poll.until(() -> gitlab.notes.containsKey(NOTE));
        Poll.until(() -> gitlab.of(sha).contains("slipway: success"));
        assertThat(gitlab.statuses.get(0).body().path("ref").asText()).isEqualTo("feature");
    }

    /** What GitLab sends of merge request 5 of the feature branch, as far as it decides anything; gives the answer. */
    private String mergeRequest(String action, String sha, String before) throws Exception {
        String old = before.isEmpty() ? "" : "\"oldrev\": \"" + before + "\", ";
        return bench.event("""
                {"object_kind": "merge_request", "event_type": "merge_request", "user": {"id": 4, "name": "Ann", "username": "ann"},
                 "project": {"id": 1, "path_with_namespace": "shop/web", "default_branch": "main"},
                 "object_attributes": {"id": 90, "iid": 5, "action": "%s", %s"state": "opened", "title": "A feature", "draft": false,
                   "source_branch": "feature", "target_branch": "main", "source_project_id": 1, "target_project_id": 1,
                   "source": {"path_with_namespace": "shop/web"}, "target": {"path_with_namespace": "shop/web"},
                   "last_commit": {"id": "%s", "message": "A feature", "author": {"name": "Ann", "email": "ann@example.com"}},
                   "updated_at": "2026-11-21 10:00:00 UTC"}, "labels": [], "changes": {}}
                """.formatted(action, old, sha)).body();
    }
}
