package io.slipway.gitlab.filter;

import java.util.List;

/**
 * Which names are wanted: those that an include pattern fits (all, where there is none) and no exclude pattern does.
 *
 * @param include patterns of wanted names; empty for all
 * @param exclude patterns of names that are not wanted, whatever {@code include} says
 */
public record Names(List<NamePattern> include, List<NamePattern> exclude) {
    /** Every name. */
    public static final Names ALL = new Names(List.of(), List.of());

    /** Copies. */
    public Names {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
