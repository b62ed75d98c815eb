package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.slipway.delivery.DeliveryAction;
import io.slipway.digest.Sha256;
import io.slipway.gitlab.api.DeliveryNote;
import io.slipway.gitlab.api.Markdown;
import io.slipway.gitlab.api.MergeRequestNote;
import io.slipway.host.DeliveryException;
import io.slipway.record.RecordContent;
import io.slipway.record.RecordFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Writes what became of a commit into the merge requests that ask for it: one note for each job, which is changed from then on. */
final class MergeRequestNotes {
    private static final Logger LOGGER = Logger.getLogger(MergeRequestNotes.class.getName());
    private static final int COMMIT_SHOWN = 8;

    private final Concerns concerns;
    private final StatusReporter reporter;
    private final BiFunction<String, String, Collection<Job<?, ?>>> jobs;

    /**
     * @param concerns which merge requests ask for which commits
     * @param reporter takes the notes
     * @param jobs those that deliver a project, of a branch
     */
    MergeRequestNotes(
            Concerns concerns, StatusReporter reporter, BiFunction<String, String, Collection<Job<?, ?>>> jobs) {
        this.concerns = concerns;
        this.reporter = reporter;
        this.jobs = jobs;
    }

    /** A merge request asks for a commit. Runs that delivered it and have ended are told at once, others when they end. */
    void concerned(String project, String branch, String sha, long request) {
        try {
            concerns.add(project, sha, request);
        } catch (IOException e) {
            LOGGER.warning(
                    "the merge request !%d of %s cannot be noted: %s".formatted(request, project, e.getMessage()));
        }
        AllRights.with(() -> jobs.apply(project, branch).forEach(job -> Builds.newest(job, delivers(project, sha))
                .filter(run -> !run.isBuilding())
                .ifPresent(this::ended)));
    }

    /** A run has ended, and its record is signed. */
    void ended(Run<?, ?> run) {
        GitLabRun action = run.getAction(GitLabRun.class);
        if (action == null || (action.id() == 0 && run.getAction(DeliveryAction.class) == null)) {
            return;
        }
        try {
            for (long request : concerns.of(action.project(), action.sha())) {
                reporter.note(
                        action,
                        new MergeRequestNote(action.project(), request, topic(action.job()), text(run, action)));
            }
        } catch (IOException e) {
            LOGGER.warning("the note on %s cannot be written: %s".formatted(run.getFullDisplayName(), e.getMessage()));
        }
    }

    private static Predicate<Run<?, ?>> delivers(String project, String sha) {
        return run -> {
            GitLabRun action = run.getAction(GitLabRun.class);
            return action != null
                    && action.sha().equals(sha)
                    && action.project().equals(project);
        };
    }

    /** Two jobs that deliver the same commit do not write over each other's note. */
    static String topic(String job) {
        String hash = Sha256.of(job.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
        return "delivery-" + hash.substring(0, 16);
    }

    private static String text(Run<?, ?> run, GitLabRun action) throws IOException {
        String root = Jenkins.get().getRootUrl();
        String url = root == null ? "" : root + run.getUrl();
        String headline = headline(action.job(), run.getDisplayName(), String.valueOf(run.getResult()));
        String commit = action.sha().substring(0, COMMIT_SHOWN);
        Optional<RecordContent> record = record(run);
        return record.isPresent()
                ? DeliveryNote.of(headline, commit, url, record.get())
                : DeliveryNote.withoutRecord(headline, commit, url);
    }

    /** The names are whoever configures jobs' own. */
    static String headline(String job, String name, String result) {
        return result.toLowerCase(Locale.ROOT).replace('_', ' ') + " in " + Markdown.code(job + " " + name);
    }

    /** A record that was not signed is not believed. */
    private static Optional<RecordContent> record(Run<?, ?> run) throws IOException {
        DeliveryAction delivery = run.getAction(DeliveryAction.class);
        Path file = delivery == null ? null : delivery.directory().resolve(RecordFile.NAME);
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordFile.read(file))
                    .filter(content -> content.signature().isPresent());
        } catch (DeliveryException e) {
            return Optional.empty();
        }
    }
}
