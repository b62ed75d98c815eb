package io.slipway.runner.groovy;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import io.slipway.runner.pipeline.Lane;

/**
 * Runs code that groovy-cps transformed: a transformed method, when called from Java, throws a {@link CpsCallableInvocation} that
 * says what to interpret. Steps are plain Java calls, so nothing is ever suspended and a run of the interpreter goes to the end.
 */
final class Cps {
    private static final Invoker INVOKER = new SpreadInvoker();

    private final CpsCallableInvocation.MismatchHandler mismatches;

    Cps(CpsCallableInvocation.MismatchHandler mismatches) {
        this.mismatches = mismatches;
    }

    /** Runs the code, whether it was transformed or not, on the calling thread. */
    Object run(Lane.Waiting<?> code) throws Exception {
        CpsCallableInvocation.registerMismatchHandler(mismatches);
        Continuable continuable;
        try {
            return code.run();
        } catch (CpsCallableInvocation transformed) {
            continuable = new Continuable(transformed.asBlock(), Envs.empty(INVOKER));
        }
        return value(continuable.run0(new Outcome(null, null), Continuable.categories));
    }

    private static Object value(Outcome outcome) throws Exception {
        if (outcome.isSuccess()) {
            return outcome.getNormal();
        }
        Throwable problem = outcome.getAbnormal();
        if (problem instanceof Error error) {
            throw error;
        }
        throw problem instanceof Exception exception ? exception : new IllegalStateException(problem);
    }
}
