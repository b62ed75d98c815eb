package io.slipway.runner.steps;

import io.slipway.host.local.Deletion;
import io.slipway.runner.pipeline.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Ends what scripts of a run left in the background, as Jenkins does at the end of a node: found by the cookie in its environment. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Removes what {@code stash} and scripts kept for the run.
     *
     * @param build the run that has ended
     * @throws IOException if it cannot be removed
     */
    public static void files(Build build) throws IOException {
        Deletion.of(build.directory().resolve("stashes"));
        Deletion.of(build.temporary());
    }

    /**
     * @param cookie the run's cookie; a process that was given another one ({@code dontKillMe}) lives on
     */
    public static void end(String cookie) {
        end("JENKINS_NODE_COOKIE", cookie);
    }

    /**
     * @param variable a variable's name
     * @param value its value: every process that was started with it is killed
     */
    public static void end(String variable, String value) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            processes.forEach(process -> endOne(process, variable + "=" + value));
        } catch (IOException e) {
            // Not Linux: there is no such list.
        }
    }

    private static void endOne(Path process, String entry) {
        try {
            String environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            if (Arrays.asList(environment.split("\0")).contains(entry)) {
                ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            // It has ended, or is somebody else's.
        }
    }
}
