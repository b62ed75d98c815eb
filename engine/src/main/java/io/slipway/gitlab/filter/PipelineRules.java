package io.slipway.gitlab.filter;

import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.event.Event;
import io.slipway.host.DeliveryException;
import java.util.Optional;

/** The rules for GitLab's own pipelines: one that succeeded starts the delivery of its commit, where that is configured. */
final class PipelineRules {
    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    private PipelineRules() {}

    static Decision decide(Event.PipelineChange pipeline, Filters filters)
            throws DeliveryException, InterruptedException {
        String ref = pipeline.ref();
        Optional<Decision.Ignore> ignored = Check.first(
                () -> Rules.wanted(EventKind.PIPELINE, filters),
                () -> "success".equals(pipeline.status())
                        ? Optional.empty()
                        : Rules.ignore("status", "the pipeline's status is '%s'".formatted(pipeline.status())),
                () -> pipeline.origin() == Event.Origin.PROJECT
                        ? Optional.empty()
                        : Rules.ignore("fork", "the pipeline is of a merge request from a fork"),
                () -> NameChecks.safe(ref),
                () -> name(ref, filters),
                () -> NameChecks.author(pipeline.user(), filters));
        return ignored.<Decision>map(decision -> decision).orElseGet(() -> start(pipeline));
    }

    private static Decision start(Event.PipelineChange pipeline) {
        return new Decision.Start(new Trigger(
                pipeline.project(),
                EventKind.PIPELINE,
                pipeline.ref(),
                ObjectId.NONE,
                pipeline.sha(),
                pipeline.sha(),
                pipeline.user(),
                pipeline.commit(),
                Optional.empty(),
                Protection.UNKNOWN,
                Condition.NONE,
                "pipeline " + pipeline.id()));
    }

    private static Optional<Decision.Ignore> name(String ref, Filters filters)
            throws DeliveryException, InterruptedException {
        if (ref.startsWith(HEADS)) {
            return NameChecks.wanted("branches", "the branch", ref.substring(HEADS.length()), filters.branches());
        }
        return ref.startsWith(TAGS)
                ? NameChecks.wanted("tags", "the tag", ref.substring(TAGS.length()), filters.tags())
                : Optional.empty();
    }
}
