package org.jenkinsci.plugins.workflow.steps;

/** Signatures of Jenkins' type, from workflow-step-api 710, src/main/java/org/jenkinsci/plugins/workflow/steps/SynchronousResumeNotSupportedException.java. */
public class SynchronousResumeNotSupportedException extends Exception {
    public SynchronousResumeNotSupportedException() {}
}
