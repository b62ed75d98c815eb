package io.slipway.runner.steps;

import io.slipway.host.DeliveryException;
import io.slipway.host.local.Deletion;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;

/** Steps that read and write single files. */
final class FileSteps {
    private FileSteps() {}

    static List<Step> all() {
        return List.of(
                Step.of("readFile", "file:text", "encoding:text", FileSteps::read),
                Step.of("writeFile", "file:text text:text", "encoding:text", FileSteps::write),
                Step.of("fileExists", "file:text", "", call -> Files.exists(path(call))),
                Step.of("touch", "file", "timestamp", FileSteps::touch),
                Step.of("deleteDir", "", "", FileSteps::deleteDir),
                Step.of("cleanWs", "", "*", FileSteps::cleanWs));
    }

    static Path path(StepCall call) throws DeliveryException {
        return path(call, call.text("file"));
    }

    static Path path(StepCall call, String relative) throws DeliveryException {
        return call.directory().resolve(relative).normalize();
    }

    static String text(Path file, Charset charset) throws IOException {
        return new String(Files.readAllBytes(file), charset);
    }

    private static Object read(StepCall call) throws Exception {
        if ("Base64".equals(call.text("encoding", ""))) {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(path(call)));
        }
        return text(path(call), charset(call));
    }

    private static Object write(StepCall call) throws Exception {
        Path file = path(call);
        Files.createDirectories(file.getParent());
        byte[] bytes = "Base64".equals(call.text("encoding", ""))
                ? Base64.getMimeDecoder().decode(call.text("text"))
                : call.text("text").getBytes(charset(call));
        Files.write(file, bytes);
        return null;
    }

    private static Charset charset(StepCall call) throws DeliveryException {
        String name = call.text("encoding", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new DeliveryException(
                    "there is no encoding '" + name + "'; " + StandardCharsets.UTF_8 + " is one", e);
        }
    }

    private static Object touch(StepCall call) throws Exception {
        Path file = path(call);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        long time = call.whole("timestamp", System.currentTimeMillis());
        Files.setLastModifiedTime(file, FileTime.fromMillis(time));
        return null;
    }

    /** The runner's workspace is somebody's checkout: it is not the pipeline's to delete. */
    private static Object deleteDir(StepCall call) throws Exception {
        Path directory = call.directory();
        Path workspace = call.build().settings().workspace();
        if (workspace.startsWith(directory)) {
            call.say("deleteDir: the workspace is your checkout, so the runner leaves it alone");
            return null;
        }
        if (!directory.startsWith(workspace)) {
            throw new DeliveryException(
                    "deleteDir would delete " + directory + ", which lies outside of the workspace");
        }
        Deletion.of(directory);
        return null;
    }

    private static Object cleanWs(StepCall call) {
        call.say("cleanWs: the workspace is your checkout, so the runner leaves it alone");
        return null;
    }
}
