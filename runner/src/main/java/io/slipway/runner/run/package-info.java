/** A run from its request to its result: what the commands {@code run} and {@code lint} do. */
package io.slipway.runner.run;
