package io.slipway.gitlab.webhook;

import io.slipway.gitlab.ObjectId;
import io.slipway.host.DeliveryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ref of a remote repository.
 *
 * @param name the full ref
 * @param object what it names
 * @param commit the commit that an annotated tag leads to; the object itself for others
 */
record RemoteRef(String name, String object, String commit) {
    private static final String PEELED = "^{}";

    /** Reads the lines of {@code git ls-remote}: an object, a tab, a ref; an annotated tag has a second line, with {@code ^{}}, for its commit. */
    static Map<String, RemoteRef> read(String lsRemote) throws DeliveryException {
        Map<String, RemoteRef> refs = new LinkedHashMap<>();
        for (String line : lsRemote.lines().toList()) {
            List<String> parts = List.of(line.split("\t", -1));
            if (parts.size() != 2 || !ObjectId.valid(parts.get(0))) {
                throw new DeliveryException(
                        "git ls-remote gave a line that is no 'object, tab, ref': " + Line.of(line));
            }
            String object = parts.get(0);
            String name = parts.get(1);
            if (name.endsWith(PEELED)) {
                refs.computeIfPresent(
                        name.substring(0, name.length() - PEELED.length()),
                        (ref, tag) -> new RemoteRef(ref, tag.object, object));
            } else {
                refs.put(name, new RemoteRef(name, object, object));
            }
        }
        return refs;
    }
}
