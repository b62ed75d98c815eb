package jenkins.scm.api.mixin;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/mixin/TagSCMHead.java. */
public interface TagSCMHead {}
