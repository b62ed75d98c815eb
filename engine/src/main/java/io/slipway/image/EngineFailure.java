package io.slipway.image;

import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;

/** What an engine's refusal means and what to do about it. */
public final class EngineFailure {
    private EngineFailure() {}

    /**
     * @param engine which engine
     * @param action what was tried, as in "tried to …"
     * @param status how its command ended
     * @return the error to throw
     */
    public static DeliveryException of(Engine engine, String action, ExitStatus status) {
        String said = status.err() + status.out();
        String tried = "tried to " + action + " with " + engine.tool() + ", but ";
        if (said.contains("permission denied while trying to connect")) {
            return new DeliveryException(
                    tried
                            + "this user may not use Docker's socket: add the user to the group that owns it (usually 'docker'), or run as root");
        }
        if (said.contains("Cannot connect to the Docker daemon") || said.contains("error during connect")) {
            return new DeliveryException(
                    tried
                            + "no Docker engine answers: start it ('systemctl start docker' or 'dockerd'), or set DOCKER_HOST where Slipway is started");
        }
        if (said.contains("No such image") || said.contains("image not known")) {
            return new DeliveryException(tried + "there is no such image here: build it first with buildImage");
        }
        if (said.contains("no space left on device")) {
            return new DeliveryException(
                    tried + "the disk is full: free some space, for instance with '" + engine.tool() + " image prune'");
        }
        return new DeliveryException(tried + "it said: " + status.lastWords());
    }
}
