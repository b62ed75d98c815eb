package io.slipway.runner.cli;

import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import io.slipway.host.MissingToolException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Turns what a command threw into one line and an exit code. */
final class Failures {
    private Failures() {}

    static int print(Exception problem, PrintStream err) {
        if (problem instanceof NoSuchFileException) {
            return print("there is no file " + problem.getMessage(), ExitCode.USAGE, err);
        }
        if (problem instanceof FileSystemException file) {
            return print(file.getFile() + ": " + FileProblem.reason(file), ExitCode.USAGE, err);
        }
        if (problem instanceof MissingToolException) {
            return print(problem.getMessage(), ExitCode.MISSING_TOOL, err);
        }
        if (problem instanceof InterruptedException) {
            return print("interrupted", ExitCode.ABORTED, err);
        }
        if (problem instanceof UsageException
                || problem instanceof DeliveryException
                || problem instanceof IOException) {
            return print(problem.getMessage(), ExitCode.USAGE, err);
        }
        problem.printStackTrace(err);
        return print("this is a defect of Slipway: " + problem, ExitCode.FAILED, err);
    }

    private static int print(String message, int code, PrintStream err) {
        err.println("slipway: " + message);
        return code;
    }
}
