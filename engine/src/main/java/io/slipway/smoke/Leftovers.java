package io.slipway.smoke;

import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.host.MissingToolException;
import io.slipway.image.Engine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the smoke tests of a run left behind when the process that watched over them was killed. */
public final class Leftovers {
    private static final Duration SHORT = Duration.ofSeconds(60);

    private Leftovers() {}

    /**
     * Removes the containers of all smoke tests of a run. Call it only while none of its smoke tests is under way.
     *
     * @param run the run's id, as in its record
     * @param host where they ran
     * @throws DeliveryException if an engine's command cannot be started
     * @throws IOException if the host fails
     * @throws InterruptedException if the step is aborted
     */
    public static void remove(String run, Host host) throws DeliveryException, IOException, InterruptedException {
        for (Engine engine : List.of(Engine.DOCKER, Engine.PODMAN)) {
            try {
                remove(engine, run, host);
            } catch (MissingToolException e) {
                // Then it has no containers either.
            }
        }
    }

    private static void remove(Engine engine, String run, Host host)
            throws DeliveryException, IOException, InterruptedException {
        ExitStatus listed = host.run(
                engine.command("ps", "--all", "--quiet", "--no-trunc", "--filter=label=" + Container.LABEL + "=" + run)
                        .within(SHORT));
        List<String> ids = listed.out()
                .lines()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        if (listed.success() && !ids.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of("rm", "--force", "--volumes"));
            arguments.addAll(ids);
            host.run(engine.command(arguments.toArray(String[]::new)).within(SHORT));
        }
    }
}
