/** The gate: which findings of a scanner block an image, which are accepted until when, and the verdict with its explanation (design §4). */
package io.slipway.gate;
