package io.jenkins.plugins.slipway.gitlab;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.SCMListener;
import hudson.scm.SCM;
import hudson.scm.SCMRevisionState;
import io.slipway.delivery.CommitStatuses.State;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import jenkins.YesNoMaybe;

/** Looks at what was checked out: a run that a push started delivers the pushed commit or nothing. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class CheckoutListener extends SCMListener {
    @Override
    public void onCheckout(
            Run<?, ?> build,
            SCM scm,
            FilePath workspace,
            TaskListener listener,
            File changelogFile,
            SCMRevisionState pollingBaseline)
            throws AbortException, IOException {
        Optional<String> project = Scms.project(scm);
        Optional<String> sha = Scms.checkedOut(build, scm);
        if (project.isEmpty() || sha.isEmpty()) {
            return;
        }
        GitLabCause cause = cause(build);
        if (cause != null
                && cause.getProject().equals(project.get())
                && !cause.getSha().equals(sha.get())) {
            throw new AbortException(wrongCommit(cause, sha.get()));
        }
        if (build.getAction(GitLabRun.class) == null) {
            tie(build, project.get(), sha.get(), cause);
        }
    }

    static String wrongCommit(GitLabCause cause, String sha) {
        return ("Slipway: this build is to deliver %s, which was pushed to %s of %s, but %s was checked out;"
                        + " it stops here. A newer push has a build of its own.")
                .formatted(cause.getSha(), cause.getRefName(), cause.getProject(), sha);
    }

    private static GitLabCause cause(Run<?, ?> build) {
        for (Cause cause : build.getCauses()) {
            if (cause instanceof GitLabCause push) {
                return push;
            }
        }
        return null;
    }

    /** A run that somebody else started, or a branch's: what it says of the commit is told too. */
    private static void tie(Run<?, ?> build, String project, String sha, GitLabCause cause) throws IOException {
        GitLabRun action = new GitLabRun(
                0,
                build.getExternalizableId(),
                project,
                sha,
                cause == null ? "" : cause.getRefName(),
                cause == null ? "" : cause.getUsername(),
                build.getParent().getFullName(),
                build.getUrl());
        build.addAction(action);
        build.save();
        StatusReporter.get().say(action, StatusReporter.whole(action), State.RUNNING, build.getDisplayName());
    }
}
