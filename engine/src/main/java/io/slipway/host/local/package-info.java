/** The host that is this machine: for the runner, and for every test. */
package io.slipway.host.local;
