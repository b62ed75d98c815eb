package io.slipway.runner.declarative;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that Declarative knows. */
final class Names {
    static final List<String> PIPELINE = List.of(
            "agent", "stages", "environment", "post", "tools", "options", "parameters", "triggers", "libraries");

    static final List<String> STAGE = List.of(
            "agent",
            "stages",
            "steps",
            "parallel",
            "matrix",
            "environment",
            "post",
            "tools",
            "options",
            "input",
            "when",
            "failFast");

    static final List<String> MATRIX =
            List.of("axes", "excludes", "stages", "agent", "environment", "post", "tools", "options", "input", "when");

    /** In the order in which Jenkins looks at them. */
    static final List<String> POST = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "success",
            "unsuccessful",
            "unstable",
            "failure",
            "notBuilt",
            "cleanup");

    static final Set<String> CONDITIONS = Set.of(
            "branch",
            "tag",
            "changeRequest",
            "buildingTag",
            "environment",
            "equals",
            "expression",
            "triggeredBy",
            "isRestartedRun",
            "changeset",
            "changelog",
            "not",
            "allOf",
            "anyOf");

    static final Set<String> NESTING_CONDITIONS = Set.of("not", "allOf", "anyOf");

    /** The build parameters, each with its own parameters. */
    static final Map<String, List<String>> PARAMETERS = Map.of(
            "string", List.of("name", "defaultValue", "description", "trim"),
            "text", List.of("name", "defaultValue", "description", "trim"),
            "booleanParam", List.of("name", "defaultValue", "description"),
            "choice", List.of("name", "choices", "description"),
            "password", List.of("name", "defaultValue", "defaultValueAsSecret", "description"));

    static final Set<String> TRIGGERS =
            Set.of("cron", "pollSCM", "upstream", "gitlabPush", "gitlab", "githubPush", "GenericTrigger");

    /** Options that are no steps. The runner acts on some; the others are about jobs, of which it has none. */
    static final Set<String> OPTIONS = Set.of(
            "buildDiscarder",
            "checkoutToSubdirectory",
            "disableConcurrentBuilds",
            "disableRestartFromStage",
            "disableResume",
            "durabilityHint",
            "gitLabConnection",
            "gitlabBuilds",
            "newContainerPerStage",
            "overrideIndexTriggers",
            "parallelsAlwaysFailFast",
            "preserveStashes",
            "quietPeriod",
            "rateLimitBuilds",
            "skipDefaultCheckout",
            "skipStagesAfterUnstable");

    static final Set<String> STAGE_OPTIONS = Set.of("skipDefaultCheckout", "checkoutToSubdirectory");

    static final Set<String> OPTION_STEPS = Set.of(
            "timeout",
            "retry",
            "timestamps",
            "ansiColor",
            "lock",
            "catchError",
            "warnError",
            "withEnv",
            "withCredentials");

    private Names() {}
}
