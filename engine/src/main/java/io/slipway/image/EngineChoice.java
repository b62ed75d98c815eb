package io.slipway.image;

import java.util.List;

/** Which engine a step asks for. */
public enum EngineChoice {
    /** The first that is installed: docker, podman, buildah. */
    AUTO,
    /** Docker. */
    DOCKER,
    /** Podman. */
    PODMAN,
    /** Buildah. */
    BUILDAH;

    List<Engine> candidates() {
        return this == AUTO ? List.of(Engine.values()) : List.of(Engine.valueOf(name()));
    }
}
