package io.slipway.smoke;

import static io.slipway.contract.Requirement.require;

import io.slipway.contract.Param;
import io.slipway.contract.Step;
import io.slipway.image.LocalImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What to start and what to ask it.
 *
 * @param image the image to start
 * @param port the port that the application listens on inside the container, 1 to 65535
 * @param path of the request, beginning with a slash
 * @param method of the request
 * @param credentialsId a username and password for HTTP basic authentication
 * @param headers of the request
 * @param body of the request
 * @param expectStatus the status that must come back
 * @param expectBody a regular expression that must be found in the body
 * @param expectJson values by JSON path
 * @param env variables of the container
 * @param volumes {@code path-in-workspace:/path/in/container}, read-only
 * @param readyTimeout how many seconds it may take until the application answers
 * @param timeout how many seconds one answer may take
 */
@Step(
        name = "smokeTest",
        help =
                "Starts a container of the image on a free port, waits until it answers, checks the answer, and removes the container in any case.")
public record SmokeTest(
        @Param(help = "The image to start: a name or an id in the engine's store.")
        LocalImage image,

        @Param(help = "The port that the application listens on inside the container, 1 to 65535.")
        int port,

        @Param(help = "The path to ask for.", otherwise = "/")
        String path,

        @Param(help = "The HTTP method.", otherwise = "GET") String method,

        @Param(help = "A username and password for HTTP basic authentication.", otherwise = "")
        Optional<String> credentialsId,

        @Param(help = "Request headers by name.", otherwise = "")
        Map<String, String> headers,

        @Param(help = "The request's body.", otherwise = "") String body,

        @Param(help = "The status that must come back, 100 to 599.", otherwise = "200")
        int expectStatus,

        @Param(help = "A regular expression that must be found in the body.", otherwise = "")
        Optional<String> expectBody,

        @Param(help = "Expected values by JSON path, such as ['$.student_ages.alice': '12'].", otherwise = "")
        Map<String, Object> expectJson,

        @Param(help = "Environment variables of the container, by name.", otherwise = "")
        Map<String, String> env,

        @Param(help = "Files or directories of the workspace to mount read-only, as 'data:/app/data'.", otherwise = "")
        List<String> volumes,

        @Param(help = "Seconds until the application must answer.", otherwise = "60")
        int readyTimeout,

        @Param(help = "Seconds that one answer may take.", otherwise = "10")
        int timeout) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern PATH = Pattern.compile("/[!-~]*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern VOLUME = Pattern.compile("[^:,\\p{Cntrl}]+:/[^:,\\p{Cntrl}]*");

    /** Validates and copies. */
    public SmokeTest {
        require(port >= 1 && port <= 65_535, "port: %d is not a port; expected 1 to 65535".formatted(port));
        require(
                PATH.matcher(path).matches(),
                "path: '%s' is not a path; expected one that begins with / and has no blanks".formatted(path));
        require(METHODS.contains(method), "method: '%s' is not one of %s".formatted(method, METHODS));
        require(
                expectStatus >= 100 && expectStatus <= 599,
                "expectStatus: %d is not an HTTP status; expected 100 to 599".formatted(expectStatus));
        require(readyTimeout > 0 && timeout > 0, "readyTimeout, timeout: expected positive numbers of seconds");
        require(
                env.keySet().stream().allMatch(name -> VARIABLE.matcher(name).matches()),
                "env: expected names of letters, digits and _, not " + env.keySet());
        require(
                env.values().stream().noneMatch(value -> value.contains("\n")),
                "env: a value with a line break cannot be handed to a container");
        require(
                volumes.stream().allMatch(volume -> VOLUME.matcher(volume).matches()),
                "volumes: expected 'path-in-workspace:/path/in/container', not " + volumes);
        expectBody.ifPresent(SmokeTest::requireRegex);
        // The library that reads the path runs its expressions to their end, however long that takes.
        require(
                expectJson.keySet().stream().noneMatch(json -> json.contains("=~")),
                "expectJson: a filter by regular expression (=~) could not be aborted; use expectBody");
        headers = Map.copyOf(headers);
        expectJson = Map.copyOf(expectJson);
        env = Map.copyOf(env);
        volumes = List.copyOf(volumes);
    }

    private static void requireRegex(String regex) {
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "expectBody: '%s' is not a regular expression: %s".formatted(regex, e.getDescription()), e);
        }
    }
}
