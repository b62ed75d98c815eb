package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Run;
import jenkins.YesNoMaybe;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.steps.SynchronousResumeNotSupportedException;

/** Pipeline's: a step such as {@code checkout} cannot go on after a restart. */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
public final class PipelineInterruptions implements Interruptions {
    @Override
    public boolean byRestart(Run<?, ?> run) {
        FlowExecutionOwner owner =
                run instanceof FlowExecutionOwner.Executable pipeline ? pipeline.asFlowExecutionOwner() : null;
        FlowExecution execution = owner == null ? null : owner.getOrNull();
        return execution != null && isRestart(execution.getCauseOfFailure());
    }

    static boolean isRestart(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SynchronousResumeNotSupportedException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
