package io.slipway.gitlab.event;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What GitLab says has happened. Every text is a stranger's. */
public sealed interface Event {
    /**
     * @return the path of the project that it happened in; empty where it names none
     */
    String project();

    /**
     * A branch or tag was made, moved or deleted.
     *
     * @param project the project's path
     * @param ref the full ref
     * @param before what it named; zeros if it is new
     * @param after what it names; zeros if it was deleted
     * @param sha the commit that it leads to; zeros if it was deleted
     * @param user who pushed
     * @param protection whether the ref is protected
     * @param commits the newest commits of the push (GitLab tells at most 20), oldest first
     * @param complete whether {@code commits} are all of them, with all their files
     */
    record Push(
            String project,
            String ref,
            String before,
            String after,
            String sha,
            Person user,
            Protection protection,
            List<PushedCommit> commits,
            boolean complete)
            implements Event {
        /** Copies. */
        public Push {
            commits = List.copyOf(commits);
        }

        /**
         * @return what is told of the commit that is to be checked out
         */
        public Commit head() {
            return commits.stream()
                    .filter(pushed -> pushed.id().equals(sha))
                    .map(PushedCommit::commit)
                    .findFirst()
                    .orElse(Commit.UNKNOWN);
        }
    }

    /**
     * A merge request has changed.
     *
     * @param project the target project's path
     * @param request the merge request
     * @param origin where its commits come from
     * @param action GitLab's word: open, reopen, update, merge, close, approved …
     * @param oldrev the commit before the new ones; empty when there are no new ones
     * @param sha its newest commit
     * @param draft whether it is a draft, and whether it just was one
     * @param labelsBefore its labels before this event, if it changed them
     * @param user who did it
     * @param commit what is told of the newest commit
     * @param updated when, in GitLab's words
     */
    record MergeRequestChange(
            String project,
            MergeRequest request,
            Origin origin,
            String action,
            String oldrev,
            String sha,
            Draft draft,
            Optional<List<String>> labelsBefore,
            Person user,
            Commit commit,
            String updated)
            implements Event {}

    /**
     * Somebody commented.
     *
     * @param project the project's path
     * @param id the comment's number
     * @param action GitLab's word: create, update; empty before GitLab 16.11
     * @param text the comment
     * @param author whether a person wrote it
     * @param target what it is about: Commit, MergeRequest, Issue, Snippet
     * @param request the merge request, for a comment on one
     * @param origin where that one's commits come from
     * @param open whether that one is open
     * @param sha the commit that it is about; empty where there is none
     * @param user who commented
     * @param commit what is told of the commit
     */
    record Comment(
            String project,
            long id,
            String action,
            String text,
            Author author,
            String target,
            Optional<MergeRequest> request,
            Origin origin,
            boolean open,
            String sha,
            Person user,
            Commit commit)
            implements Event {}

    /**
     * A pipeline of GitLab's own has another status.
     *
     * @param project the project's path
     * @param id the pipeline's number
     * @param status GitLab's word
     * @param ref the full ref that it ran for
     * @param sha the commit that it ran for
     * @param origin for a merge request's pipeline, where its commits come from
     * @param user who started it
     * @param commit what is told of the commit
     */
    record PipelineChange(
            String project, long id, String status, String ref, String sha, Origin origin, Person user, Commit commit)
            implements Event {}

    /**
     * Something that starts nothing.
     *
     * @param project the project's path; empty where the event names none
     * @param kind GitLab's word for it; empty where the payload has none
     */
    record Other(String project, String kind) implements Event {
        /** Validates. */
        public Other {
            Objects.requireNonNull(project);
            Objects.requireNonNull(kind);
        }
    }

    /** Where a merge request's commits come from. */
    enum Origin {
        /** The project itself: who pushed them may push to it. */
        PROJECT,
        /** Another project, or one that is gone: anybody. */
        FORK
    }

    /** A merge request's draft state. */
    enum Draft {
        /** It is ready, as before. */
        READY,
        /** It has just become ready. */
        JUST_READY,
        /** It is a draft. */
        DRAFT
    }

    /** Who writes a comment. */
    enum Author {
        /** A person. */
        PERSON,
        /** GitLab itself, about a change. */
        SYSTEM
    }
}
