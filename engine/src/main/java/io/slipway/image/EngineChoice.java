package io.slipway.image;

import java.util.List;

/** Which engine a step asks for. */
public enum EngineChoice {
    /** The first that is installed: docker, podman, buildah. */
    AUTO(List.of(Engine.DOCKER, Engine.PODMAN, Engine.BUILDAH)),
    /** Docker. */
    DOCKER(List.of(Engine.DOCKER)),
    /** Podman. */
    PODMAN(List.of(Engine.PODMAN)),
    /** Buildah. */
    BUILDAH(List.of(Engine.BUILDAH));

    private final List<Engine> candidates;

    EngineChoice(List<Engine> candidates) {
        this.candidates = candidates;
    }

    List<Engine> candidates() {
        return candidates;
    }
}
