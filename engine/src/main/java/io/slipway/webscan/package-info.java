/** The security test of a running application: what a scanner found, what of it blocks, and what was not looked at. */
package io.slipway.webscan;
