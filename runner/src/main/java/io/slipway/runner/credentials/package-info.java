/** Credentials of a run: from a file of the operator's, bound to variables for a block. */
package io.slipway.runner.credentials;
