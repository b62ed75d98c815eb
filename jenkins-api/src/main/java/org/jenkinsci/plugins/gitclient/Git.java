package org.jenkinsci.plugins.gitclient;

import hudson.EnvVars;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;

/** Signatures of Jenkins' type, from git-client 6.6.0, src/main/java/org/jenkinsci/plugins/gitclient/Git.java. */
public class Git implements Serializable {
    private Git() {}

    public static Git with(TaskListener listener, EnvVars env) {
        throw new UnsupportedOperationException();
    }

    public Git using(String exe) {
        throw new UnsupportedOperationException();
    }

    public GitClient getClient() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
