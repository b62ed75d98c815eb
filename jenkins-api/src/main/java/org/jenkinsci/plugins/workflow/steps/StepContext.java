package org.jenkinsci.plugins.workflow.steps;

import java.io.IOException;
import java.io.Serializable;

/** Signatures of Jenkins' type, from workflow-step-api 710, src/main/java/org/jenkinsci/plugins/workflow/steps/StepContext.java. */
public abstract class StepContext implements Serializable {
    public StepContext() {}

    public abstract <T> T get(Class<T> key) throws IOException, InterruptedException;

    public abstract void onSuccess(Object result);

    public abstract void onFailure(Throwable t);
}
