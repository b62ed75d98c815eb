package io.slipway.runner.run;

import io.slipway.runner.declarative.DeclarativeTransformer;
import io.slipway.runner.declarative.Position;
import io.slipway.runner.declarative.Problem;
import io.slipway.runner.groovy.ScriptCompiler;
import io.slipway.runner.library.Libraries;
import io.slipway.runner.library.LibraryAnnotations;
import io.slipway.runner.pipeline.StepTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** The compilation of a Jenkinsfile, with everything that is wrong in it. */
final class Compilation {
    private final DeclarativeTransformer declarative;
    private final ScriptCompiler compiler;
    private final List<Problem> problems = new ArrayList<>();

    Compilation(StepTable table, Libraries libraries, Predicate<String> others) {
        this.declarative = new DeclarativeTransformer(table, others);
        this.compiler = new ScriptCompiler(List.of(new LibraryAnnotations(libraries), declarative));
        libraries.compileWith(compiler);
    }

    DeclarativeTransformer declarative() {
        return declarative;
    }

    /** The Jenkinsfile's class; empty where it has problems. */
    Optional<Class<?>> compile(String text, String name) {
        Optional<Class<?>> compiled = Optional.empty();
        try {
            compiled = Optional.of(compiler.compile(text));
        } catch (MultipleCompilationErrorsException e) {
            collect(e.getErrorCollector());
        }
        declarative.problems().forEach(problems::add);
        problems.replaceAll(problem -> problem.file().equals(ScriptCompiler.JENKINSFILE)
                ? new Problem(name, problem.at(), problem.message())
                : problem);
        return problems.isEmpty() ? compiled : Optional.empty();
    }

    /** The class of a script that the pipeline loads while it runs. */
    Class<?> load(String text, String name) {
        return compiler.compile(text, name);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void collect(ErrorCollector errors) {
        for (int i = 0; i < errors.getErrorCount(); i++) {
            Message message = errors.getError(i);
            if (message instanceof SyntaxErrorMessage syntax) {
                SyntaxException cause = syntax.getCause();
                String file = cause.getSourceLocator() == null ? ScriptCompiler.JENKINSFILE : cause.getSourceLocator();
                Position at = new Position(Math.max(1, cause.getStartLine()), Math.max(1, cause.getStartColumn()));
                problems.add(new Problem(
                        file, at, cause.getOriginalMessage().lines().findFirst().orElse("")));
            } else {
                problems.add(new Problem(ScriptCompiler.JENKINSFILE, new Position(1, 1), text(message)));
            }
        }
    }

    private static String text(Message message) {
        if (message instanceof org.codehaus.groovy.control.messages.ExceptionMessage exception) {
            return String.valueOf(exception.getCause().getMessage());
        }
        StringWriter text = new StringWriter();
        message.write(new PrintWriter(text));
        return text.toString().lines().findFirst().orElse("");
    }
}
