/** {@code slipway doctor}: which tools are there, what is missing, how to get it. */
package io.slipway.runner.doctor;
