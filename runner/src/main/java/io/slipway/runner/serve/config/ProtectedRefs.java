package io.slipway.runner.serve.config;

import io.slipway.gitlab.filter.NamePattern;
import java.util.List;

/**
 * The refs that only some may push to.
 *
 * @param branches patterns of branches
 * @param tags patterns of tags
 */
public record ProtectedRefs(List<NamePattern> branches, List<NamePattern> tags) {
    /** Copies. */
    public ProtectedRefs {
        branches = List.copyOf(branches);
        tags = List.copyOf(tags);
    }
}
