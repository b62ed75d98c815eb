/** The smoke test: does the container that was built start, and answer as it should? */
package io.slipway.smoke;
