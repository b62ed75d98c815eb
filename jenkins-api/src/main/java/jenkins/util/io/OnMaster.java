package jenkins.util.io;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/util/io/OnMaster.java. */
public interface OnMaster {}
