/** The table of all steps: what the runner and the plugin offer. */
package io.slipway.step;
