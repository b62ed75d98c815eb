package io.jenkins.plugins.slipway.delivery;

import hudson.AbortException;
import hudson.model.Run;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import io.slipway.step.DeliveryStep;
import io.slipway.step.Steps;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * One call of a delivery step by a pipeline.
 *
 * @param step its name
 * @param arguments by parameter name
 */
public record Call(String step, Map<String, Object> arguments) {
    private static final Logger LOGGER = Logger.getLogger(Call.class.getName());

    /**
     * Runs it to its end, on the current thread.
     *
     * @param context where the pipeline is
     * @return what the step gives back
     * @throws AbortException in one line, if it could not do what it should
     * @throws InterruptedException if it was aborted; nothing is left behind
     */
    public Map<String, Object> run(StepContext context) throws AbortException, InterruptedException {
        RunDelivery delivery = null;
        try {
            delivery = DeliveryAction.of(context.get(Run.class)).delivery();
            DeliveryStep<?> called = Steps.all().get(step);
            return Values.plain(delivery.call(called, arguments, StepSite.of(context)));
        } catch (DeliveryException e) {
            throw refusal(delivery, e.getMessage(), e);
        } catch (IOException e) {
            throw refusal(delivery, step + ": " + FileProblem.reason(e), e);
        }
    }

    private static AbortException refusal(RunDelivery delivery, String message, Exception cause) {
        // Jenkins keeps what is thrown with the run: no more of it than the line.
        LOGGER.log(Level.FINE, "a delivery step failed", cause);
        return new AbortException(delivery == null ? message : delivery.shown(message));
    }
}
