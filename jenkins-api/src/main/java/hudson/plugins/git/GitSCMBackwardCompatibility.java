package hudson.plugins.git;

import hudson.scm.SCM;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/hudson/plugins/git/GitSCMBackwardCompatibility.java. */
public abstract class GitSCMBackwardCompatibility extends SCM {
    GitSCMBackwardCompatibility() {}
}
