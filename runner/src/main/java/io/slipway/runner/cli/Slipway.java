package io.slipway.runner.cli;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;

/** The command {@code slipway}: what it does is in its subcommands. */
@Command(
        name = "slipway",
        description = "Secure container delivery: runs Jenkinsfiles without Jenkins.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class, LintCommand.class})
public final class Slipway implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /**
     * @return the command line, which expands no {@code @file} arguments
     */
    public static CommandLine commandLine() {
        IExecutionExceptionHandler failed = (problem, command, parsed) -> failed(problem, command);
        IParameterExceptionHandler wrong = (problem, arguments) -> wrong(problem);
        return new CommandLine(new Slipway())
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(failed)
                .setParameterExceptionHandler(wrong);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int wrong(CommandLine.ParameterException problem) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println("slipway: " + problem.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    private static int failed(Exception problem, CommandLine command) throws Exception {
        if (!(problem instanceof DeliveryException) && !(problem instanceof IOException)) {
            throw problem;
        }
        String what = problem instanceof NoSuchFileException
                ? "there is no file " + problem.getMessage()
                : problem.getMessage();
        command.getErr().println("slipway: " + what);
        return ExitCode.USAGE;
    }
}
