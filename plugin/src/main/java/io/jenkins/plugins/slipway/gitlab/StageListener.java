package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Run;
import io.slipway.delivery.CommitStatuses.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jenkins.YesNoMaybe;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Tells GitLab when a stage begins and how it ends. */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
public final class StageListener implements GraphListener {
    /** How declarative pipelines mark a stage that was passed over. */
    private static final String STATUS = "STAGE_STATUS";

    private static final String SKIPPED = "SKIPPED";
    private static final String BY_CONDITION = "SKIPPED_FOR_CONDITIONAL";

    @Override
    public void onNewHead(FlowNode node) {
        FlowNode start = node instanceof BlockEndNode<?> end ? end.getStartNode() : node;
        if (!isStage(start)) {
            return;
        }
        GitLabRun run = run(node);
        if (run != null) {
            boolean ends = node != start;
            StatusReporter.get()
                    .say(
                            run,
                            StatusReporter.stage(run, path(start)),
                            ends ? state(start, node.getError()) : State.RUNNING,
                            "");
        }
    }

    private static boolean isStage(FlowNode node) {
        return node instanceof BlockStartNode
                && node.getAction(LabelAction.class) != null
                && node.getAction(ThreadNameAction.class) == null;
    }

    private static GitLabRun run(FlowNode node) {
        try {
            return node.getExecution().getOwner().getExecutable() instanceof Run<?, ?> run
                    ? run.getAction(GitLabRun.class)
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Stages in parallel branches, or within others, may have the same name. */
    private static String path(FlowNode stage) {
        List<String> names = new ArrayList<>();
        names.add(stage.getAction(LabelAction.class).getDisplayName());
        for (BlockStartNode outer : stage.getEnclosingBlocks()) {
            ThreadNameAction branch = outer.getAction(ThreadNameAction.class);
            LabelAction label = outer.getAction(LabelAction.class);
            if (branch != null) {
                names.add(branch.getThreadName());
            } else if (label != null) {
                names.add(label.getDisplayName());
            }
        }
        Collections.reverse(names);
        return String.join(" / ", names);
    }

    private static State state(FlowNode start, ErrorAction error) {
        if (error != null) {
            return error.getError() instanceof FlowInterruptedException ? State.CANCELED : State.FAILED;
        }
        String tag = TagsAction.getTagValue(start, STATUS);
        // A stage that its own condition passed over is fine; one that was passed over as another failed is not.
        return tag != null && tag.startsWith(SKIPPED) && !tag.equals(BY_CONDITION) ? State.CANCELED : State.SUCCESS;
    }
}
