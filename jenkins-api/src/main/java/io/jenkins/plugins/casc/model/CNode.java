package io.jenkins.plugins.casc.model;

/** Signatures of Jenkins' type, from configuration-as-code 2061, plugin/src/main/java/io/jenkins/plugins/casc/model/CNode.java. */
public interface CNode extends Cloneable {}
