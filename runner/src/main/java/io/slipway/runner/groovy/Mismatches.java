package io.slipway.runner.groovy;

import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import io.slipway.runner.console.BuildLog;

/** Says, in Jenkins' words, when transformed code was called from code that is not. */
final class Mismatches implements CpsCallableInvocation.MismatchHandler {
    private final BuildLog log;

    Mismatches(BuildLog log) {
        this.log = log;
    }

    @Override
    public void handle(Object expectedReceiver, String expectedMethod, Object actualReceiver, String actualMethod) {
        log.line("expected to call " + name(expectedReceiver, expectedMethod) + " but wound up catching "
                + name(actualReceiver, actualMethod)
                + "; see: https://jenkins.io/redirect/pipeline-cps-method-mismatches/");
    }

    private static String name(Object receiver, String method) {
        if (receiver == null) {
            return method;
        }
        Class<?> type = receiver instanceof Class<?> itself ? itself : receiver.getClass();
        return type.getName().replaceFirst("^.*\\.", "") + "." + method;
    }
}
