package io.jenkins.plugins.slipway;

import io.slipway.step.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** For each step a call in which every parameter has a value that is not its default. */
final class Examples {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private static final Map<String, Map<String, Object>> BY_STEP = Map.of(
            "buildImage",
            call(
                    "image", "shop/api:build",
                    "context", "api",
                    "dockerfile", "docker/Dockerfile",
                    "buildArgs", Map.of("BASE", "debian:12"),
                    "labels", Map.of("team", "shop \"one\""),
                    "target", "production",
                    "platform", "linux/arm64",
                    "pull", true,
                    "cacheFrom", List.of("shop/api:cache", "shop/api:main"),
                    "builder", "podman"),
            "smokeTest",
            call(
                    "image",
                    "shop/api:build",
                    "port",
                    8080,
                    "path",
                    "/health?deep=true",
                    "method",
                    "POST",
                    "credentialsId",
                    "api",
                    "headers",
                    Map.of("Accept", "application/json"),
                    "body",
                    "{\"ping\": true}",
                    "expectStatus",
                    201,
                    "expectBody",
                    "(?i)up",
                    "expectJson",
                    Map.of("$.status", "up"),
                    "env",
                    Map.of("MODE", "test"),
                    "volumes",
                    List.of("data:/app/data"),
                    "readyTimeout",
                    30,
                    "timeout",
                    5),
            "scanImage",
            call(
                    "image",
                    "shop/api:build",
                    "scanner",
                    List.of("trivy", "clair"),
                    "threshold",
                    6.9,
                    "acceptances",
                    "accepted.yaml",
                    "unscored",
                    "block",
                    "failBuild",
                    false,
                    "server",
                    "https://clair.example.com",
                    "timeout",
                    60),
            "pushImage",
            call(
                    "image", "shop/api:build",
                    "to", "registry.example.com/shop/api",
                    "tags", List.of("nightly"),
                    "credentialsId", "registry"),
            "promoteImage",
            call(
                    "from", "registry.example.com/shop/api@" + DIGEST,
                    "to", "harbor.example.com/shop/api",
                    "tags", List.of("stable"),
                    "credentialsId", "harbor",
                    "fromCredentialsId", "registry"),
            "ansibleDeploy",
            call(
                    "playbook", "ansible/deploy.yml",
                    "inventory", "ansible/inventory",
                    "images", Map.of("api", "registry.example.com/shop/api@" + DIGEST),
                    "credentialsId", "app-server",
                    "registryCredentialsId", "registry",
                    "becomeCredentialsId", "sudo",
                    "vaultCredentialsId", "vault",
                    "extraVars", Map.of("greeting", "it's {{ not_a_template }}"),
                    "limit", "web",
                    "tags", List.of("app"),
                    "check", true,
                    "verify", Map.of("url", "https://shop.example.com/health", "expectBody", "up"),
                    "rollback", false),
            "webScan",
            call(
                    "target", "https://shop.example.com",
                    "scanner", "gauntlt",
                    "attacks", List.of("attacks/headers.attack"),
                    "profile", "full",
                    "checks", List.of("xss", "sql"),
                    "failOn", "medium",
                    "baseline", "web-scan.json",
                    "budgetMinutes", 5),
            "gitlabStatus",
            call("name", "security", "state", "running", "description", "is being scanned"),
            "readDeliveryPlan",
            call("file", "deploy/slipway.yaml"));

    private Examples() {}

    /** Names of all steps of the contract; an example for each is asked for by {@code StepFormsTest}. */
    static Stream<String> steps() {
        return Steps.all().keySet().stream();
    }

    static Map<String, Object> of(String step) {
        return BY_STEP.getOrDefault(step, Map.of());
    }

    private static Map<String, Object> call(Object... pairs) {
        Map<String, Object> call = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            call.put((String) pairs[i], pairs[i + 1]);
        }
        return call;
    }
}
