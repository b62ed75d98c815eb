package io.slipway.runner.steps;

import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** All basic steps and symbols. */
public final class BasicStepTable {
    private static final Set<String> SYMBOLS = Set.of(
            "usernamePassword",
            "usernameColonPassword",
            "string",
            "file",
            "sshUserPrivateKey",
            "certificate",
            "text",
            "booleanParam",
            "choice",
            "password",
            "run",
            "parameters",
            "pipelineTriggers",
            "cron",
            "pollSCM",
            "upstream",
            "gitlabPush",
            "buildDiscarder",
            "logRotator",
            "disableConcurrentBuilds",
            "disableResume",
            "durabilityHint",
            "preserveStashes",
            "rateLimitBuilds",
            "throttle",
            "nonresumable",
            "agent",
            "kubernetesAgent",
            "scmGit",
            "gitSCM",
            "developers",
            "requestor",
            "culprits",
            "brokenBuildSuspects");

    private BasicStepTable() {}

    /**
     * @param own steps that belong to this run
     * @param more further steps, asked for only when a name is none of the others
     * @return all of them
     */
    public static StepTable with(List<List<Step>> own, Supplier<List<Step>> more) {
        List<List<Step>> groups = new ArrayList<>(List.of(
                BasicSteps.all(),
                FlowSteps.all(),
                Shell.all(),
                FileSteps.all(),
                ArtifactSteps.all(),
                Input.all(),
                DataSteps.all(),
                TestResults.all()));
        groups.addAll(own);
        return new StepTable(groups, SYMBOLS, more);
    }
}
