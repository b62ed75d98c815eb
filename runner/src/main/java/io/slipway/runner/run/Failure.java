package io.slipway.runner.run;

import hudson.AbortException;
import io.slipway.host.MissingToolException;
import io.slipway.runner.groovy.ScriptCompiler;
import io.slipway.runner.pipeline.StepException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Tells what ended a run: one line with the place, and no stack trace of Java. */
final class Failure {
    private Failure() {}

    static List<String> lines(Throwable problem, String jenkinsfile) {
        List<String> lines = new ArrayList<>();
        lines.add("ERROR: " + line(problem, jenkinsfile));
        for (Throwable other : problem.getSuppressed()) {
            if (!(other instanceof InterruptedException)) {
                lines.add("ERROR: also: " + line(other, jenkinsfile));
            }
        }
        return lines;
    }

    private static String line(Throwable problem, String jenkinsfile) {
        String message = problem.getMessage() == null ? problem.getClass().getName() : problem.getMessage();
        if (problem instanceof NoSuchFileException) {
            return place(problem, jenkinsfile) + "there is no file " + message;
        }
        String place = message.startsWith(ScriptCompiler.JENKINSFILE + ":") ? "" : place(problem, jenkinsfile);
        return place + kind(problem) + message.strip();
    }

    private static String kind(Throwable problem) {
        if (problem instanceof StepException step) {
            String name = step.step() + ": ";
            return String.valueOf(problem.getMessage()).startsWith(name) ? "" : name;
        }
        boolean plain = problem instanceof AbortException
                || problem instanceof FlowInterruptedException
                || problem instanceof IllegalArgumentException
                || problem instanceof io.slipway.host.DeliveryException;
        return plain ? "" : problem.getClass().getName() + ": ";
    }

    /** Where pipeline code called what failed: the innermost place, and the Jenkinsfile's line where that is in a library. */
    private static String place(Throwable problem, String jenkinsfile) {
        List<StackTraceElement> frames = Arrays.stream(problem.getStackTrace())
                .filter(Failure::isPipeline)
                .toList();
        Optional<String> outer = frames.stream()
                .filter(frame -> ScriptCompiler.JENKINSFILE.equals(frame.getFileName()))
                .findFirst()
                .map(frame -> jenkinsfile + ":" + frame.getLineNumber());
        if (frames.isEmpty() || ScriptCompiler.JENKINSFILE.equals(frames.get(0).getFileName())) {
            return outer.map(place -> place + ": ").orElse("");
        }
        StackTraceElement inner = frames.get(0);
        String file = inner.getFileName().substring(inner.getFileName().lastIndexOf('/') + 1);
        return file + ":" + inner.getLineNumber()
                + outer.map(place -> " (from " + place + ")").orElse("") + ": ";
    }

    private static boolean isPipeline(StackTraceElement frame) {
        String file = frame.getFileName();
        return frame.getLineNumber() > 0
                && file != null
                && (ScriptCompiler.JENKINSFILE.equals(file) || file.endsWith(".groovy"))
                && !frame.getClassName().startsWith("org.codehaus.groovy");
    }

    static boolean isMissingTool(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingToolException) {
                return true;
            }
        }
        return false;
    }
}
