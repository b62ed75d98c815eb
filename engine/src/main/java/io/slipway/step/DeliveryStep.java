package io.slipway.step;

import io.slipway.contract.Contract;
import io.slipway.delivery.Delivery;
import io.slipway.delivery.Stage;
import io.slipway.delivery.StageResult;
import io.slipway.delivery.StepRun;
import io.slipway.host.Console;
import io.slipway.host.DeliveryException;
import io.slipway.host.Host;
import java.io.IOException;
import java.util.Map;

/**
 * One step of the delivery: its contract and its operation.
 *
 * @param contract name, parameters and help
 * @param stage what it does
 * @param <Q> the request
 */
public record DeliveryStep<Q extends Record>(Contract<Q> contract, Stage<Q, ? extends StageResult> stage) {
    static <Q extends Record> DeliveryStep<Q> of(Class<Q> request, Stage<Q, ? extends StageResult> stage) {
        return new DeliveryStep<>(Contract.of(request), stage);
    }

    /**
     * Runs the step as a Jenkinsfile calls it.
     *
     * @param arguments by parameter name, as a Jenkinsfile writes them
     * @param delivery the delivery that it belongs to
     * @param host where it runs
     * @param console where it says what it does
     * @return what the call gives back: few and small values by name
     * @throws DeliveryException if the arguments are wrong or the step could not do what it should
     * @throws IOException if files, streams or the record fail
     * @throws InterruptedException if it was aborted
     */
    public Map<String, Object> call(Map<String, ?> arguments, Delivery delivery, Host host, Console console)
            throws DeliveryException, IOException, InterruptedException {
        Q request = contract.bind(arguments);
        return StepRun.of(contract.name(), stage, request, delivery, host, console)
                .values();
    }
}
