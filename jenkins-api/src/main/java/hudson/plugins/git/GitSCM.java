package hudson.plugins.git;

import hudson.model.Run;
import hudson.plugins.git.util.BuildData;
import java.util.List;
import org.eclipse.jgit.transport.RemoteConfig;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/hudson/plugins/git/GitSCM.java. */
public class GitSCM extends GitSCMBackwardCompatibility {
    private GitSCM() {}

    public List<RemoteConfig> getRepositories() {
        throw new UnsupportedOperationException();
    }

    public List<UserRemoteConfig> getUserRemoteConfigs() {
        throw new UnsupportedOperationException();
    }

    public BuildData getBuildData(Run build) {
        throw new UnsupportedOperationException();
    }
}
