package io.slipway.runner.steps;

import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
     * @param more steps from elsewhere
     * @return the basic steps and those
     */
    public static StepTable with(List<Step> more) {
        List<List<Step>> groups = new ArrayList<>(
                List.of(BasicSteps.all(), FlowSteps.all(), Shell.all(), FileSteps.all(), ArtifactSteps.all()));
        groups.add(more);
        return new StepTable(groups, SYMBOLS);
    }
}
