package io.slipway.runner.git;

import io.slipway.host.DeliveryException;
import io.slipway.record.Source;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Described;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps {@code checkout} and {@code git}: the workspace is the checkout already. */
public final class GitSteps {
    private final Checkout checkout;

    /**
     * @param checkout the workspace
     */
    public GitSteps(Checkout checkout) {
        this.checkout = checkout;
    }

    /**
     * @return the steps
     */
    public List<Step> all() {
        return List.of(
                Step.of("checkout", "scm", "changelog poll", this::checkout),
                Step.of("git", "url", "branch credentialsId changelog poll", GitSteps::elsewhere));
    }

    private Object checkout(StepCall call) throws Exception {
        if (!(call.arguments().get("scm") instanceof Described scm) || !"scm".equals(scm.symbol())) {
            return elsewhere(call);
        }
        Path directory = call.directory();
        Optional<Source> source = call.build().lane().leave(checkout::source);
        if (source.isEmpty()) {
            return notGit(call, scm, directory);
        }
        Build build = call.build();
        Map<String, String> variables = checkout.variables(source.get());
        if (isImplicit(scm)) {
            variables.forEach(build.environment()::set);
        }
        call.say("checkout: " + directory + " is at " + source.get().shortCommit()
                + source.get().branch().map(branch -> " (" + branch + ")").orElse(""));
        return variables;
    }

    /** The one that Declarative does by itself; the others only give the variables back. */
    private static boolean isImplicit(Described scm) {
        return scm.arguments().containsKey("implicit");
    }

    private static Object notGit(StepCall call, Described scm, Path directory) throws DeliveryException {
        String message = directory + " is no git checkout with a commit";
        if (isImplicit(scm)) {
            call.say("checkout: " + message);
            return Map.of();
        }
        throw new DeliveryException(message + ": run the pipeline in one");
    }

    private static Object elsewhere(StepCall call) throws DeliveryException {
        throw new DeliveryException(
                "the runner checks nothing out but the workspace that it stands in (checkout scm); clone other repositories with sh");
    }
}
