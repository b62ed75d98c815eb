package io.jenkins.plugins.slipway.gitlab;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.TaskListener;
import hudson.plugins.git.GitException;
import hudson.plugins.git.GitTool;
import hudson.security.ACL;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jenkins.YesNoMaybe;
import org.eclipse.jgit.lib.ObjectId;
import org.jenkinsci.plugins.gitclient.Git;
import org.jenkinsci.plugins.gitclient.GitClient;

/** The Git client plugin's: with its way to hand git a credential, its proxy, and the host keys that the operator trusts. */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
public final class GitRemoteReferences implements RemoteReferences {
    /** All but the second line of an annotated tag, which names its commit. */
    private static final String OBJECTS = "refs/*[!}]";

    private static final String JGIT = "jgit";
    private static final String GIT = "git";

    @Override
    public String list(Remote remote) throws DeliveryException, InterruptedException {
        if (remote.url().startsWith("-")) {
            throw new DeliveryException("'%s' is no address of a repository".formatted(remote.url()));
        }
        try {
            GitClient client =
                    Git.with(TaskListener.NULL, new EnvVars()).using(program()).getClient();
            credentials(remote).ifPresent(found -> client.addCredentials(remote.url(), found));
            return text(
                    client.getRemoteReferences(remote.url(), OBJECTS, true, true),
                    client.getRemoteReferences(remote.url(), null, false, true));
        } catch (GitException | IOException e) {
            throw new DeliveryException(Complaint.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * @param objects what refs name
     * @param commits what tags lead to, where they are annotated
     */
    static String text(Map<String, ObjectId> objects, Map<String, ObjectId> commits) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(objects).forEach((ref, object) -> {
            text.append(line(object, ref));
            ObjectId commit = commits.get(ref);
            if (commit != null && !commit.equals(object)) {
                text.append(line(commit, ref + "^{}"));
            }
        });
        return text.toString();
    }

    private static String line(ObjectId object, String ref) {
        return object.name() + "\t" + ref + "\n";
    }

    /** Not Java's own implementation: it gives the commits of tags alone. */
    private static String program() {
        GitTool tool = GitTool.getDefaultInstallation();
        String program = tool == null ? GIT : tool.getGitExe();
        return program == null || program.isEmpty() || program.startsWith(JGIT) ? GIT : program;
    }

    private static Optional<StandardUsernameCredentials> credentials(Remote remote) {
        return CredentialsProvider.lookupCredentialsInItem(
                        StandardUsernameCredentials.class,
                        remote.item(),
                        ACL.SYSTEM2,
                        URIRequirementBuilder.fromUri(remote.url()).build())
                .stream()
                .filter(found -> found.getId().equals(remote.credentialsId()))
                .findFirst();
    }
}
