package io.slipway.runner.groovy;

import groovy.lang.Binding;

/** The variables that a Jenkinsfile shares with its library, and the way to the steps. */
final class PipelineBinding extends Binding {
    private final Dsl dsl;

    PipelineBinding(Dsl dsl) {
        this.dsl = dsl;
    }

    Dsl dsl() {
        return dsl;
    }
}
