package io.jenkins.plugins.slipway.delivery;

import io.slipway.host.Masker;
import io.slipway.host.Neutraliser;
import io.slipway.host.Secret;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The secrets that a run has met: once met, none is shown any more. Safe for several threads. */
final class Secrets {
    private final Set<Secret> known = new HashSet<>();
    private volatile Masker masker = Masker.of(Set.of());

    synchronized void hide(Collection<Secret> more) {
        if (known.addAll(more)) {
            masker = Masker.of(known);
        }
    }

    String mask(String text) {
        return masker.mask(text);
    }

    /** What may be shown of a line: masked twice, as a secret may hold control characters, and control characters may stand in a printed one. */
    String shown(String line) {
        return mask(Neutraliser.plain(mask(line)));
    }
}
