package org.jenkinsci.plugins.gitclient;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.plugins.git.GitException;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/** Signatures of Jenkins' type, from git-client 6.6.0, src/main/java/org/jenkinsci/plugins/gitclient/GitClient.java. */
public interface GitClient {
    void addCredentials(String url, StandardCredentials credentials);

    Map<String, ObjectId> getRemoteReferences(String remoteRepoUrl, String pattern, boolean headsOnly, boolean tagsOnly)
            throws GitException, InterruptedException;
}
