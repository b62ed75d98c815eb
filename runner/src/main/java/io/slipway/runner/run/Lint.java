package io.slipway.runner.run;

import io.slipway.runner.credentials.CredentialSteps;
import io.slipway.runner.declarative.Problem;
import io.slipway.runner.delivery.DeliverySteps;
import io.slipway.runner.library.Libraries;
import io.slipway.runner.library.LibrarySteps;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepTable;
import io.slipway.runner.steps.BasicStepTable;
import io.slipway.runner.steps.JobSteps;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Looks for everything wrong in a Jenkinsfile, without running it. */
public final class Lint {
    private Lint() {}

    /**
     * @param text the Jenkinsfile
     * @param name how problems name it
     * @param available directories of shared libraries, by name
     * @return what is wrong in it, in the order of the source
     */
    public static List<Problem> check(String text, String name, Map<String, Path> available) {
        Libraries libraries = new Libraries(available);
        StepTable table = BasicStepTable.with(
                List.of(
                        CredentialSteps.all(),
                        List.of(
                                Step.of("checkout", "scm", "changelog poll", call -> null),
                                Step.of("git", "url", "branch credentialsId changelog poll", call -> null)),
                        new LibrarySteps(libraries).all(),
                        new JobSteps(Map.of()).all(),
                        new LoadStep().all()),
                DeliverySteps.all((step, call) -> Map.of()));
        Compilation compilation = new Compilation(
                table,
                libraries,
                called -> table.isSymbol(called) || libraries.variable(called).isPresent());
        compilation.compile(text, name);
        return compilation.problems();
    }
}
