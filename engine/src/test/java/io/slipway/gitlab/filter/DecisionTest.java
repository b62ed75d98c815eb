package io.slipway.gitlab.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Payload;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.event.Event;
import io.slipway.gitlab.event.EventReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of GitLab's events leads to, under which filters: the table of docs/gitlab.md. */
class DecisionTest {
    private static final String ZEROS = "\"" + ObjectId.NONE + "\"";

    /** Payload; change (pointer=JSON, several with ;); filters; start, or the rule that ignores. */
    @ParameterizedTest(name = "{0} {1} [{2}] -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
        push               |                                        |                             | start
        push               | /after=ZEROS;/checkout_sha=null        |                             | deleted
        push               | /before=ZEROS                          |                             | start
        push               | /ref="refs/keep-around/x"              |                             | ref
        push               |                                        | events=TAG_PUSH,NOTE        | events
        push               |                                        | branches=main               | start
        push               |                                        | branches=release/*          | branches
        push               | /ref="refs/heads/release/1"            | branches=release/*          | start
        push               | /ref="refs/heads/release/1/x"          | branches=release/*          | branches
        push               | /ref="refs/heads/release/1/x"          | branches=release/**         | start
        push               | /ref="refs/heads/wip/1"                | branches=!wip/*             | branches
        push               | /ref="refs/heads/release-12"           | branches=/^release-\\d+$/   | start
        push               | /ref="refs/heads/release-12x"          | branches=/^release-\\d+$/   | branches
        push               | /ref="refs/heads/--upload-pack=touch"  |                             | unsafe-name
        push               | /ref="refs/heads/$(id)"                |                             | unsafe-name
        push               | /ref="refs/heads/a`id`"                |                             | unsafe-name
        push               | /ref="refs/heads/a;id"                 |                             | unsafe-name
        push               | /ref="refs/heads/a..b"                 |                             | unsafe-name
        push               | /ref="refs/heads/a\\u202eb"            |                             | unsafe-name
        push               | /ref="refs/heads/a\\nb"                |                             | unsafe-name
        push               | /ref="refs/heads/fix/#12-größe_v1.0+x" |                             | start
        push               |                                        | authors=!ada                | authors
        push               |                                        | authors=grace               | authors
        push               |                                        | authors=a*                  | start
        push               | /commits/1/message="Typo [ci skip]"    |                             | ci-skip
        push               | /commits/1/message="Typo [Skip CI]"    |                             | ci-skip
        push               | /commits/0/message="Typo [ci skip]"    |                             | start
        push               | /commits/1/message="Typo [ci skip]"    | skip=DISREGARD              | start
        push               |                                        | paths=src/**                | start
        push               |                                        | paths=deploy/**             | paths
        push               |                                        | paths=!docs/**,!src/**,!*.py | paths
        push               |                                        | paths=!docs/**              | start
        push               | /total_commits_count=21                | paths=deploy/**             | start
        system_push        |                                        | paths=deploy/**             | start
        system_push        |                                        |                             | start
        tag_push           |                                        |                             | start
        tag_push           | /after=ZEROS;/checkout_sha=null        |                             | deleted
        tag_push           |                                        | tags=v*                     | start
        tag_push           |                                        | tags=!v1.4.*                | tags
        tag_push           |                                        | events=PUSH                 | events
        system_tag_push    |                                        | branches=none               | start
        merge_request      |                                        |                             | start
        merge_request      |                                        | events=PUSH                 | events
        merge_request      | /object_attributes/action="reopen"     |                             | start
        merge_request      | /object_attributes/action="close"      |                             | action
        merge_request      | /object_attributes/action="merge"      |                             | action
        merge_request      | /object_attributes/action="approved"   |                             | action
        merge_request      | /object_attributes/action="update"     |                             | action
        merge_request      | /object_attributes/action="update";/object_attributes/oldrev=OLD | | start
        merge_request      | /object_attributes/draft=true          |                             | draft
        merge_request      | /object_attributes/draft=true          | drafts=RUN                  | start
        merge_request      | /object_attributes/action="update";/changes={"draft":{"previous":true,"current":false}} | | start
        merge_request      | /object_attributes/action="update";/changes={"draft":{"previous":true,"current":false}} | drafts=RUN | action
        merge_request      |                                        | labels=ready                | start
        merge_request      |                                        | labels=deploy               | labels
        merge_request      |                                        | labels=!ready               | labels
        merge_request      | /object_attributes/action="update";/changes={"labels":{"previous":[],"current":[]}} | labels=ready | start
        merge_request      | /object_attributes/action="update";/changes={"labels":{"previous":[],"current":[]}} | | action
        merge_request      |                                        | targets=main                | start
        merge_request      |                                        | targets=release/*           | targets
        merge_request      |                                        | branches=feature/*          | start
        merge_request      |                                        | branches=main               | branches
        merge_request      | /object_attributes/source_project_id=43 |                            | fork
        merge_request      | /object_attributes/source=null         |                             | fork
        merge_request      | /object_attributes/source/path_with_namespace="mallory/web" | | fork
        merge_request      | /object_attributes/source_branch="$(id)" |                           | unsafe-name
        merge_request      | /object_attributes/target_branch="-x"  |                             | unsafe-name
        merge_request      | /object_attributes/last_commit/message="x [skip ci]" |               | ci-skip
        merge_request      |                                        | authors=!ada                | authors
        note_merge_request |                                        |                             | start
        note_merge_request |                                        | events=PUSH                 | events
        note_merge_request | /object_attributes/note="please rebuild it" |                        | phrase
        note_merge_request | /object_attributes/note="deliver"      | phrase=deliver              | start
        note_merge_request | /object_attributes/system=true         |                             | comment
        note_merge_request | /object_attributes/action="update"     |                             | comment
        note_merge_request | /merge_request/state="merged"          |                             | comment
        note_merge_request | /merge_request/source_project_id=43    |                             | start
        note_merge_request | /merge_request/source_branch="$(id)"   |                             | unsafe-name
        note_merge_request | /object_attributes/noteable_type="Issue" |                           | comment
        note_commit        |                                        |                             | start
        note_commit        | /object_attributes/commit_id=""        |                             | commit
        pipeline           |                                        |                             | events
        pipeline           |                                        | events=PIPELINE             | start
        pipeline           | /object_attributes/status="failed"     | events=PIPELINE             | status
        pipeline           |                                        | events=PIPELINE branches=x  | branches
        pipeline           | /object_attributes/tag=true;/object_attributes/ref="v1" | events=PIPELINE tags=v2 | tags
        pipeline           | /merge_request={"source_project_id":1,"target_project_id":2} | events=PIPELINE | fork
        issue              |                                        |                             | event
        project_create     |                                        |                             | event
        user_create        |                                        |                             | event
        push               | /ref="refs/heads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" | branches=/(.*a){20}b/ | pattern
        """)
    void decides(String payload, String changes, String filters, String expected) throws Exception {
        Decision decision = decide(changed(payload, changes), filters == null ? "" : filters)
                .get(0);

        if (expected.equals("start")) {
            assertThat(decision).isInstanceOf(Decision.Start.class);
        } else {
            assertThat(decision).isInstanceOfSatisfying(Decision.Ignore.class, ignore -> {
                assertThat(ignore.rule()).isEqualTo(expected);
                assertThat(ignore.toString()).contains(expected);
            });
        }
    }

    @Test
    void aPushTellsWhatToCheckOut() throws Exception {
        Trigger trigger = trigger("push", "");

        assertThat(trigger.project()).isEqualTo("shop/web");
        assertThat(trigger.event()).isEqualTo(EventKind.PUSH);
        assertThat(trigger.branch()).contains("main");
        assertThat(trigger.tag()).isEmpty();
        assertThat(trigger.before()).isEqualTo(Payload.OLD);
        assertThat(trigger.sha()).isEqualTo(Payload.SHA);
        assertThat(trigger.user().username()).isEqualTo("ada");
        assertThat(trigger.commit().title()).isEqualTo("Show the stock");
        assertThat(trigger.protection()).isEqualTo(Protection.PROTECTED);
        assertThat(trigger.condition()).isEqualTo(Condition.NONE);
    }

    @Test
    void anAnnotatedTagIsCheckedOutAtItsCommit() throws Exception {
        Trigger trigger = trigger("tag_push", "");

        assertThat(trigger.tag()).contains("v1.4.0");
        assertThat(trigger.after()).isEqualTo(Payload.TAG);
        assertThat(trigger.sha()).isEqualTo(Payload.SHA);
    }

    @Test
    void aMergeRequestIsNeverTakenForItsBranch() throws Exception {
        Trigger trigger = trigger("merge_request", "");

        assertThat(trigger.ref()).isEqualTo("refs/merge-requests/12/head");
        assertThat(trigger.branch()).isEmpty();
        assertThat(trigger.protection()).isEqualTo(Protection.UNPROTECTED);
        assertThat(trigger.mergeRequest()).hasValueSatisfying(request -> {
            assertThat(request.iid()).isEqualTo(12);
            assertThat(request.sourceBranch()).isEqualTo("feature/stock");
            assertThat(request.targetBranch()).isEqualTo("main");
            assertThat(request.labels()).containsExactly("ready");
        });
    }

    @Test
    void aCommentStartsOnlyForAMember() throws Exception {
        assertThat(trigger("note_merge_request", "").condition()).isEqualTo(Condition.MEMBER);
        assertThat(trigger("note_merge_request", "members=grace").condition()).isEqualTo(Condition.NONE);
        assertThat(trigger("note_commit", "").condition()).isEqualTo(Condition.MEMBER);
    }

    @Test
    void oneRepositoryUpdateTellsSeveralPushes() throws Exception {
        List<Decision> decisions = decide(Payload.of("repository_update"), "");

        assertThat(decisions).hasSize(3);
        assertThat(decisions.get(0)).isInstanceOf(Decision.Start.class);
        assertThat(decisions.get(1)).isInstanceOf(Decision.Start.class);
        assertThat(decisions.get(2)).isInstanceOf(Decision.Ignore.class);
    }

    private static Trigger trigger(String payload, String filters) throws Exception {
        return ((Decision.Start) decide(Payload.of(payload), filters).get(0)).trigger();
    }

    private static List<Decision> decide(Payload payload, String filters) throws Exception {
        List<Decision> decisions = new ArrayList<>();
        for (Event event : EventReader.read(payload.bytes())) {
            decisions.add(Rules.decide(event, FilterOptions.of(filters)));
        }
        return decisions;
    }

    private static Payload changed(String name, String changes) {
        Payload payload = Payload.of(name);
        for (String change : changes == null ? List.<String>of() : List.of(changes.split(";/", -1))) {
            String pointer = change.substring(0, change.indexOf('='));
            String value = change.substring(change.indexOf('=') + 1)
                    .replace("ZEROS", ZEROS)
                    .replace("OLD", "\"" + Payload.OLD + "\"");
            payload.with(pointer.startsWith("/") ? pointer : "/" + pointer, value);
        }
        return payload;
    }
}
