/** The delivery of a Jenkins run: its record, where it is kept, and what its steps share. */
package io.jenkins.plugins.slipway.delivery;
