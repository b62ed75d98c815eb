package jenkins.triggers;

import hudson.model.Item;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/triggers/TriggeredItem.java. */
public interface TriggeredItem extends Item {}
