package org.jenkinsci.plugins.workflow.actions;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/actions/ThreadNameAction.java. */
public interface ThreadNameAction extends PersistentAction {
    String getThreadName();
}
