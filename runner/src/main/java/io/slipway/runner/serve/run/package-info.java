/** One delivery of {@code slipway serve}: its user, its checkout, its process, and what is kept of it. */
package io.slipway.runner.serve.run;
