/** The command {@code slipway}. */
package io.slipway.runner;
