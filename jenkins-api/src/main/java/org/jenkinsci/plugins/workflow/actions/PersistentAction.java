package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/actions/PersistentAction.java. */
public interface PersistentAction extends Action {}
