package io.slipway.runner.cli;

import io.slipway.runner.result.Result;
import io.slipway.runner.run.RunOutcome;

/** The exit codes of the command. */
public final class ExitCode {
    /** The pipeline went well, or there is nothing to report. */
    public static final int SUCCESS = 0;

    /** The pipeline failed. */
    public static final int FAILED = 1;

    /** The pipeline went to its end, but is unstable. */
    public static final int UNSTABLE = 2;

    /** The pipeline was aborted. */
    public static final int ABORTED = 3;

    /** The command line, an operator's file or the Jenkinsfile is wrong; nothing was run. */
    public static final int USAGE = 10;

    /** A tool is missing. */
    public static final int MISSING_TOOL = 20;

    private ExitCode() {}

    static int of(RunOutcome outcome) {
        if (!outcome.problems().isEmpty()) {
            return USAGE;
        }
        return outcome.missingTool() && outcome.result() == Result.FAILURE ? MISSING_TOOL : of(outcome.result());
    }

    private static int of(Result result) {
        return switch (result) {
            case SUCCESS -> SUCCESS;
            case UNSTABLE -> UNSTABLE;
            case FAILURE, NOT_BUILT -> FAILED;
            case ABORTED -> ABORTED;
        };
    }
}
