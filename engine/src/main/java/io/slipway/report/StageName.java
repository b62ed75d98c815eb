package io.slipway.report;

import java.util.Map;

/** How people call the stages (design §1). */
public final class StageName {
    private static final Map<String, String> NAMES = Map.of(
            "buildImage", "Build",
            "smokeTest", "Smoke test",
            "scanImage", "Scan and gate",
            "pushImage", "Push",
            "promoteImage", "Promotion",
            "ansibleDeploy", "Deployment",
            "webScan", "Web scan",
            "gitlabStatus", "GitLab status",
            "readDeliveryPlan", "Plan");

    private StageName() {}

    /**
     * @param step a step's name
     * @return what people call its stage; the step's name itself where it is not known here
     */
    public static String of(String step) {
        return NAMES.getOrDefault(step, step);
    }
}
