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
import java.util.List;
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
        List<GitLabCause> pushes = pushes(build.getCauses(), project.get());
        Optional<GitLabCause> delivered = delivered(pushes, sha.get());
        if (delivered.isEmpty() && !pushes.isEmpty()) {
            throw new AbortException(wrongCommit(pushes.get(0), sha.get()));
        }
        pushes.stream().filter(push -> !push.getSha().equals(sha.get())).forEach(push -> listener.getLogger()
                .println(overtaken(push, sha.get())));
        GitLabRun tied = build.getAction(GitLabRun.class);
        if (tied == null) {
            tie(
                    build,
                    new GitLabRun(
                            0,
                            build.getExternalizableId(),
                            1,
                            project.get(),
                            sha.get(),
                            "",
                            "",
                            build.getParent().getFullName(),
                            build.getUrl()));
        } else if (delivered.isPresent() && !tied.sha().equals(sha.get())) {
            StatusReporter.get().end(tied, State.CANCELED, build.getDisplayName() + " delivers a newer push");
            tie(build, GitLabRun.of(delivered.get(), build.getParent()));
        }
    }

    static String wrongCommit(GitLabCause cause, String sha) {
        return ("Slipway: this build is to deliver %s, which was pushed to %s of %s, but %s was checked out;"
                        + " it stops here.")
                .formatted(cause.getSha(), cause.getRefName(), cause.getProject(), sha);
    }

    /** The push that a build delivers. Jenkins makes one build of several pushes to a branch that wait. */
    static Optional<GitLabCause> delivered(List<GitLabCause> pushes, String sha) {
        return pushes.stream().filter(push -> push.getSha().equals(sha)).findFirst();
    }

    static String overtaken(GitLabCause push, String sha) {
        return "Slipway: %s, which was pushed to %s of %s, is not delivered by itself: Jenkins builds %s in its place"
                .formatted(push.getSha(), push.getRefName(), push.getProject(), sha);
    }

    private static List<GitLabCause> pushes(List<Cause> causes, String project) {
        return GitLabCause.of(causes).stream()
                .filter(push -> push.getProject().equals(project))
                .toList();
    }

    /** A run that somebody else started tells too, and one of several pushes about that which it delivers. */
    private static void tie(Run<?, ?> build, GitLabRun action) throws IOException {
        action.live();
        build.replaceAction(action);
        build.save();
        StatusReporter.get().say(action, StatusReporter.whole(action), State.RUNNING, build.getDisplayName());
    }
}
