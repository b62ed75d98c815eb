package io.slipway.scan;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Authorship;
import io.slipway.acceptance.OfficerCheck;
import io.slipway.delivery.SourceReader;
import io.slipway.delivery.StepRun;
import io.slipway.gate.Gate;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.FileKind;
import io.slipway.policy.Officers;
import io.slipway.record.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the acceptances file as it stands in the delivered commit, because a build step could have edited the one in the workspace.
 *
 * @param run the step
 * @param gate whose rules the file must keep to
 */
record DeliveredAcceptances(StepRun run, Gate gate) {
    private static final int MOST_BYTES = 1024 * 1024;

    Acceptances read(String path) throws DeliveryException, IOException, InterruptedException {
        Optional<Source> source = run.delivery().source();
        List<Acceptance> operators =
                gate.operators(run.delivery().operatorAcceptances().current());
        // The operator's are not of the workspace: in doubt they hold for what this run brought no commit of.
        Acceptances all = source.isPresent()
                ? relied(committed(source.get(), path).and(operators))
                : relied(fromWorkspace(path)).and(operators);
        Optional<Officers> officers = run.delivery().policy().officers();
        run.fact("officers", officers.map(Officers::names).orElse(List.of()));
        return officers.isPresent() ? new OfficerCheck(officers.get(), authorship(), gate.now()).of(all) : all;
    }

    private Acceptances relied(Acceptances acceptances) {
        Optional<String> doubt = run.delivery().doubt();
        doubt.ifPresent(reason -> run.fact("doubt", reason));
        return doubt.map(acceptances::doubted).orElse(acceptances);
    }

    private Authorship authorship() throws DeliveryException, IOException, InterruptedException {
        Map<String, String> people = new LinkedHashMap<>();
        Optional<Source> source = run.delivery().source();
        if (source.isPresent()) {
            people.put("author", source.get().author());
            people.put(
                    "committer",
                    git(
                                    "read the committer",
                                    "log",
                                    "-1",
                                    "--no-show-signature",
                                    "--format=%cn <%ce>",
                                    source.get().commit(),
                                    "--")
                            .strip());
        }
        run.delivery().pusher().ifPresent(pusher -> people.put("pusher", pusher));
        run.fact("people", people);
        return new Authorship(people);
    }

    private Acceptances committed(Source source, String path)
            throws DeliveryException, IOException, InterruptedException {
        String entry = git("list " + path, "ls-tree", source.commit(), "./" + path);
        if (entry.isBlank()) {
            run.console().line("no acceptances: commit %s has no %s".formatted(source.shortCommit(), path));
            return Acceptances.NONE;
        }
        if (!entry.startsWith("100")) {
            throw new DeliveryException(
                    "%s in commit %s is not a regular file (a link or a folder); commit the file itself"
                            .formatted(path, source.shortCommit()));
        }
        // Not 'git show': that would run a text converter of the repository's configuration, which a build step can
        // write.
        return parse(path, git("read " + path, "cat-file", "blob", source.commit() + ":./" + path))
                .in(source.commit());
    }

    private String git(String what, String... arguments) throws DeliveryException, IOException, InterruptedException {
        Command command = SourceReader.git(run.host(), arguments);
        ExitStatus status = run.host().run(command);
        if (!status.success()) {
            throw new DeliveryException(
                    "git could not %s in the delivered commit: %s".formatted(what, status.lastWords()));
        }
        return status.out();
    }

    private Acceptances fromWorkspace(String path) throws DeliveryException, IOException {
        FileKind kind = run.workspace().kind(path);
        if (kind == FileKind.MISSING) {
            run.console().line("no acceptances: the workspace is no checkout and has no " + path);
            return Acceptances.NONE;
        }
        if (kind != FileKind.FILE) {
            throw new DeliveryException(path + " is not a regular file");
        }
        run.console().line("the workspace is no checkout: " + path + " is read as it lies there");
        try (InputStream in = run.workspace().read(path)) {
            return parse(path, new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.UTF_8));
        }
    }

    private Acceptances parse(String path, String text) throws DeliveryException {
        if (text.length() > MOST_BYTES) {
            throw new DeliveryException(path + " is larger than 1 MiB; split or shorten it");
        }
        return gate.acceptances(path, text);
    }
}
