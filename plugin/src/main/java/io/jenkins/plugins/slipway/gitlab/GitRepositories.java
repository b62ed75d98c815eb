package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Run;
import hudson.plugins.git.GitSCM;
import hudson.plugins.git.Revision;
import hudson.plugins.git.RevisionParameterAction;
import hudson.plugins.git.util.BuildData;
import hudson.scm.SCM;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.YesNoMaybe;
import org.eclipse.jgit.transport.URIish;

/** The Git plugin's. */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
public final class GitRepositories implements Repositories {
    @Override
    public List<String> addresses(SCM scm) {
        return uris(scm).map(URIish::toPrivateString).toList();
    }

    @Override
    public List<Remote> remotes(SCM scm, Item job) {
        return scm instanceof GitSCM git
                ? git.getUserRemoteConfigs().stream()
                        .map(remote -> new Remote(job, remote.getUrl(), remote.getCredentialsId()))
                        .toList()
                : List.of();
    }

    /** With the address, so that libraries and submodules that the run checks out too are left alone. */
    @Override
    public List<Action> exactly(SCM scm, String address, String sha) {
        return uris(scm)
                .filter(uri -> uri.toPrivateString().equals(address))
                .map(uri -> (Action) new RevisionParameterAction(sha, uri))
                .limit(1)
                .toList();
    }

    @Override
    public Optional<String> checkedOut(Run<?, ?> run, SCM scm) {
        BuildData data = scm instanceof GitSCM git ? git.getBuildData(run) : null;
        return Optional.ofNullable(data).map(BuildData::getLastBuiltRevision).map(Revision::getSha1String);
    }

    private static Stream<URIish> uris(SCM scm) {
        return scm instanceof GitSCM git
                ? git.getRepositories().stream().flatMap(remote -> remote.getURIs().stream())
                : Stream.empty();
    }
}
