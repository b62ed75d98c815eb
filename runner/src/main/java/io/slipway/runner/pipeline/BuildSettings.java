package io.slipway.runner.pipeline;

import io.slipway.credentials.Credentials;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.result.Result;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run is started with.
 *
 * @param job the job's name
 * @param number the build's number
 * @param workspace absolute; where the checkout is
 * @param state absolute; what the runner keeps of the job, outside of the workspace
 * @param environment what commands see of the process that started the run
 * @param credentials the ones that the pipeline may use
 * @param answers how questions are answered
 * @param previous the result of the build before; null where there is none
 * @param log where the run says what it does
 * @param listener is told of the stages
 */
public record BuildSettings(
        String job,
        int number,
        Path workspace,
        Path state,
        Map<String, String> environment,
        Credentials credentials,
        Answers answers,
        Result previous,
        BuildLog log,
        StageListener listener) {
    /** Copies. */
    public BuildSettings {
        environment = Map.copyOf(environment);
    }
}
