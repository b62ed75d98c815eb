/** A delivery as pages of its build: verdicts, findings, timeline, downloads. Everything shown comes from the delivery record. */
package io.jenkins.plugins.slipway.page;
