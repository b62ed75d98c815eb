package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The application of the demo and its environment on this machine, which {@code sample/environment/start.sh} has started.
 *
 * @param directory where the application, its policy and its variables lie
 * @param home the demo's state
 */
record DemoApplication(Path directory, Path home) {
    /** Lays down the application; fails where the demo's environment does not run. */
    static DemoApplication in(Path directory) throws Exception {
        String given = System.getenv("SLIPWAY_DEMO_HOME");
        Path home = Path.of(given == null ? "../.slipway/demo" : given)
                .toAbsolutePath()
                .normalize();
        assertThat(home.resolve("app-server/id_ed25519"))
                .as("the demo's environment is not there: sample/environment/start.sh starts it, and test/all does")
                .exists();
        AppServer.run("../sample/environment/application.sh", directory.toString(), "small");
        return new DemoApplication(directory, home);
    }

    String repository() {
        return directory.resolve("student-list").toString();
    }

    Path policy() {
        return directory.resolve("slipway-policy.yaml");
    }

    /** What the pipeline is told. */
    Map<String, String> variables() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolve("variables"))) {
            variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return variables;
    }

    /** Where the site answers. */
    String address() throws IOException {
        return variables().get("APP_URL");
    }

    Path registryPassword() {
        return home.resolve("registry/password");
    }

    /** The password of the application's user. */
    Path apiPassword() {
        return home.resolve("student-api/password");
    }

    /** What nobody may read in a log. */
    List<String> secrets() throws IOException {
        return List.of(
                Files.readString(registryPassword()).strip(),
                Files.readString(apiPassword()).strip());
    }
}
