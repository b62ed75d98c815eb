package io.slipway.runner.cli;

import io.slipway.runner.declarative.Problem;
import io.slipway.runner.run.Lint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway lint}: prints each problem of a Jenkinsfile as {@code file:line:column: message}. */
@Command(
        name = "lint",
        description = "Checks a Jenkinsfile; exit code 10 if something is wrong.",
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "JENKINSFILE", description = "Default: ${DEFAULT-VALUE}")
    private Path jenkinsfile = Path.of("Jenkinsfile");

    @Mixin
    private LibraryOptions libraries;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Problem> problems = Lint.check(Files.readString(jenkinsfile), jenkinsfile.toString(), libraries.all());
        problems.forEach(spec.commandLine().getOut()::println);
        return problems.isEmpty() ? ExitCode.SUCCESS : ExitCode.USAGE;
    }
}
