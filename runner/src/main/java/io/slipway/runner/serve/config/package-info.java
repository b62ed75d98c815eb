/** The file of {@code slipway serve}: what is delivered, by whose credentials, and for whom. */
package io.slipway.runner.serve.config;
