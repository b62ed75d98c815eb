package io.slipway.image;

import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.MissingToolException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The container engines that are known: what builds, keeps and runs images. */
public enum Engine {
    /** Docker, by its command line. */
    DOCKER("docker"),
    /** Podman. */
    PODMAN("podman"),
    /** Buildah, which builds and keeps images but runs no containers for tests. */
    BUILDAH("buildah");

    private static final Duration SHORT = Duration.ofSeconds(60);

    private final String tool;

    Engine(String tool) {
        this.tool = tool;
    }

    /**
     * @return the engine's command
     */
    public String tool() {
        return tool;
    }

    /**
     * @param arguments what follows the command
     * @return a command of this engine
     */
    public Command command(String... arguments) {
        return Command.of(tool, arguments);
    }

    /**
     * @param choice which engine is asked for
     * @param run where it is looked for; its version is noted
     * @return the engine
     * @throws DeliveryException if it is not installed or does not answer, saying what to do
     * @throws IOException if the host fails
     * @throws InterruptedException if the step is aborted
     */
    public static Engine find(EngineChoice choice, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        List<Engine> candidates = choice.candidates();
        for (Engine engine : candidates) {
            try {
                run.tool(engine.tool, engine.version(run));
                return engine;
            } catch (MissingToolException e) {
                if (candidates.indexOf(engine) == candidates.size() - 1) {
                    throw candidates.size() == 1 ? e : new MissingToolException(candidates.get(0).tool);
                }
            }
        }
        throw new IllegalStateException("no candidates for " + choice);
    }

    private String version(StepRun run) throws DeliveryException, IOException, InterruptedException {
        Command command =
                switch (this) {
                    case DOCKER -> command("version", "--format", "{{.Server.Version}}");
                    case PODMAN -> command("version", "--format", "{{.Version}}");
                    case BUILDAH -> command("version", "--json");
                };
        ExitStatus status = run.host().run(command.within(SHORT));
        if (!status.success()) {
            throw EngineFailure.of(this, "ask its version", status);
        }
        return this == BUILDAH
                ? status.out().replaceAll("(?s).*\"version\": *\"([^\"]+)\".*", "$1")
                : status.out().strip();
    }
}
