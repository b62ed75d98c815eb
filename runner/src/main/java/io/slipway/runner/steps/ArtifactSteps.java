package io.slipway.runner.steps;

import hudson.AbortException;
import io.slipway.host.DeliveryException;
import io.slipway.host.local.Deletion;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Steps that keep files: {@code stash} for the run, {@code archiveArtifacts} beyond it. */
final class ArtifactSteps {
    private static final Pattern STASH_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private ArtifactSteps() {}

    static List<Step> all() {
        return List.of(
                Step.of(
                        "stash",
                        "name:text",
                        "includes:text excludes:text useDefaultExcludes allowEmpty",
                        ArtifactSteps::stash),
                Step.of("unstash", "name:text", "", ArtifactSteps::unstash),
                Step.of(
                        "archiveArtifacts",
                        "artifacts:text",
                        "excludes allowEmptyArchive caseSensitive defaultExcludes fingerprint followSymlinks onlyIfSuccessful",
                        ArtifactSteps::archive));
    }

    private static Object stash(StepCall call) throws Exception {
        Path target = stashes(call);
        AntPattern pattern = AntPattern.of(
                call.text("includes", "**"),
                call.text("excludes", ""),
                !"false".equals(call.text("useDefaultExcludes", "true")));
        List<Path> files = pattern.find(call.directory());
        if (files.isEmpty() && !call.truth("allowEmpty")) {
            throw new AbortException("No files included in stash ‘" + call.text("name") + "’");
        }
        Deletion.of(target);
        copy(files, call.directory(), target);
        call.say("Stashed " + files.size() + " file(s)");
        return null;
    }

    private static Object unstash(StepCall call) throws Exception {
        Path source = stashes(call);
        if (!Files.isDirectory(source)) {
            throw new AbortException("No such saved stash ‘" + call.text("name") + "’" + known(source.getParent()));
        }
        copy(AntPattern.of("**", "", false).find(source), source, call.directory());
        return null;
    }

    private static String known(Path stashes) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(stashes)) {
            try (Stream<Path> all = Files.list(stashes)) {
                all.forEach(stash -> names.add(stash.getFileName().toString()));
            }
        }
        return names.isEmpty() ? "" : "; there is " + String.join(", ", names);
    }

    private static Path stashes(StepCall call) throws DeliveryException {
        String name = call.text("name");
        if (!STASH_NAME.matcher(name).matches()) {
            throw new DeliveryException(
                    "'" + name + "' is no name for a stash: use letters, digits, dots, dashes and underscores");
        }
        return call.build().directory().resolve("stashes").resolve(name);
    }

    private static Object archive(StepCall call) throws Exception {
        AntPattern pattern = AntPattern.of(
                call.text("artifacts"),
                call.text("excludes", ""),
                !"false".equals(call.text("defaultExcludes", "true")));
        List<Path> files = pattern.find(call.directory());
        if (files.isEmpty()) {
            return nothing(call);
        }
        Path target = call.build().directory().resolve("archive");
        copy(files, call.directory(), target);
        call.say("Archived " + files.size() + " artifact(s) in " + target);
        return null;
    }

    private static Object nothing(StepCall call) throws Exception {
        String message = "No artifacts found that match the file pattern \"" + call.text("artifacts")
                + "\". Configuration error?";
        if (!call.truth("allowEmptyArchive")) {
            throw new AbortException(message);
        }
        call.say(message);
        return null;
    }

    private static void copy(List<Path> files, Path from, Path to) throws IOException {
        for (Path file : files) {
            Path target = to.resolve(file.toString());
            Files.createDirectories(target.getParent());
            Files.copy(
                    from.resolve(file),
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
