package io.slipway.credentials;

import io.slipway.host.DeliveryException;
import java.util.Optional;

/** The credentials that a delivery may use, by id. */
@FunctionalInterface
public interface Credentials {
    /** No credential at all. */
    Credentials NONE = id -> Optional.empty();

    /**
     * @param id the credential's id
     * @return the credential, if this delivery may use one of that id
     */
    Optional<Credential> find(String id);

    /**
     * @param id the credential's id
     * @param kind what kind it must be
     * @param <C> that kind
     * @return the credential
     * @throws DeliveryException if there is none of that id, or of another kind
     */
    default <C extends Credential> C require(String id, Class<C> kind) throws DeliveryException {
        Credential found = find(id).orElseThrow(() -> new DeliveryException(
                "no credential '" + id + "': add it to the credentials of this delivery, or correct the id"));
        if (!kind.isInstance(found)) {
            throw new DeliveryException("credential '%s' is a %s, but a %s is needed"
                    .formatted(id, found.getClass().getSimpleName(), kind.getSimpleName()));
        }
        return kind.cast(found);
    }
}
