package hudson.plugins.git;

import java.io.Serializable;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/hudson/plugins/git/UserRemoteConfig.java. */
public class UserRemoteConfig implements Serializable {
    private UserRemoteConfig() {}

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public String getCredentialsId() {
        throw new UnsupportedOperationException();
    }
}
