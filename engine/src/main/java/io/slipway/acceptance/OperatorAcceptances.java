package io.slipway.acceptance;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.List;

/**
 * The acceptances that the operator keeps, such as those made in the Jenkins UI. Whoever implements it has checked that their makers may
 * make them. It is asked anew at every scan, push and deployment, so that what is withdrawn holds no more.
 */
@FunctionalInterface
public interface OperatorAcceptances {
    /** The operator keeps none. */
    OperatorAcceptances NONE = List::of;

    /**
     * @return all of them, also expired ones; each of {@link Origin.Kind#OPERATOR}
     * @throws DeliveryException if they say something that cannot be
     * @throws IOException if they cannot be read
     */
    List<Acceptance> current() throws DeliveryException, IOException;
}
