package io.slipway.runner.run;

import io.slipway.runner.pipeline.Answers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be run.
 *
 * @param jenkinsfile the pipeline
 * @param workspace the checkout; absolute
 * @param state what the runner keeps between runs; absolute, outside of the workspace
 * @param environment variables that the pipeline sees besides those of the process
 * @param parameters of the pipeline, by name
 * @param libraries directories of shared libraries, by name
 * @param credentials the operator's file; empty for none
 * @param policy the operator's file; empty for the strict policy
 * @param answers who answers when the pipeline asks
 * @param job the job's name, under which its builds are counted; empty to take the workspace's folder for the job
 * @param events takes what happens in the run; empty for nobody
 */
public record RunRequest(
        Path jenkinsfile,
        Path workspace,
        Path state,
        Map<String, String> environment,
        Map<String, String> parameters,
        Map<String, Path> libraries,
        Optional<Path> credentials,
        Optional<Path> policy,
        Answers answers,
        Optional<String> job,
        Optional<RunEvents> events) {
    /** Copies. */
    public RunRequest {
        environment = Map.copyOf(environment);
        parameters = Map.copyOf(parameters);
        libraries = Map.copyOf(libraries);
    }
}
