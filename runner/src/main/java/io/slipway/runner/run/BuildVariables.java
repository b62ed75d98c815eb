package io.slipway.runner.run;

import io.slipway.runner.git.Checkout;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.BuildSettings;
import io.slipway.runner.pipeline.Environment;
import java.io.IOException;

/** The variables that Jenkins gives each build. */
final class BuildVariables {
    private BuildVariables() {}

    static void set(Build build, Checkout checkout, RunRequest request) throws IOException, InterruptedException {
        BuildSettings settings = build.settings();
        Environment environment = build.environment();
        String number = String.valueOf(settings.number());
        environment.set("CI", "true");
        environment.set("BUILD_NUMBER", number);
        environment.set("BUILD_ID", number);
        environment.set("BUILD_DISPLAY_NAME", "#" + number);
        environment.set("JOB_NAME", settings.job());
        environment.set("JOB_BASE_NAME", settings.job().substring(settings.job().lastIndexOf('/') + 1));
        environment.set("BUILD_TAG", "jenkins-" + settings.job().replace('/', '-') + "-" + number);
        checkout.names().forEach(environment::set);
        request.environment().forEach(environment::set);
    }
}
