package io.slipway.runner.run;

import io.slipway.runner.groovy.Dsl;
import io.slipway.runner.groovy.ScriptCompiler;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The step {@code load}: runs a Groovy file of the workspace and gives back its value. */
final class LoadStep {
    private Compilation compilation;
    private Dsl dsl;

    void attach(Compilation own, Dsl names) {
        compilation = own;
        dsl = names;
    }

    List<Step> all() {
        return List.of(Step.of("load", "path", "", this::load));
    }

    private Object load(StepCall call) throws Exception {
        Path file = call.directory().resolve(call.text("path")).normalize();
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Class<?> script =
                compilation.load(Files.readString(file), file.getFileName().toString());
        return dsl.run(ScriptCompiler.script(script, dsl)::run);
    }
}
