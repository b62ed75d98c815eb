/** The delivery as a {@code slipway.yaml} describes it, for the shared library's {@code secureDelivery}. */
package io.slipway.plan;
