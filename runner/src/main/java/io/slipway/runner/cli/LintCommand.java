package io.slipway.runner.cli;

import io.slipway.runner.declarative.Problem;
import io.slipway.runner.run.Lint;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code slipway lint}: prints each problem of a Jenkinsfile as {@code file:line:column: message}. */
final class LintCommand implements CliCommand {
    @Override
    public Synopsis synopsis() {
        return new Synopsis(
                "Checks a Jenkinsfile.",
                "[JENKINSFILE]",
                1,
                List.of(LibraryPaths.OPTION),
                List.of("Exit codes: 0 nothing is wrong, 10 something is."));
    }

    @Override
    public int run(Arguments arguments, PrintStream out) throws Exception {
        String name = arguments.operands().isEmpty()
                ? "Jenkinsfile"
                : arguments.operands().get(0);
        Path file = Arguments.path("JENKINSFILE", name);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no Jenkinsfile at " + file + ": name one");
        }
        List<Problem> problems = Lint.check(Files.readString(file), name, LibraryPaths.of(arguments));
        problems.forEach(out::println);
        return problems.isEmpty() ? ExitCode.SUCCESS : ExitCode.USAGE;
    }
}
