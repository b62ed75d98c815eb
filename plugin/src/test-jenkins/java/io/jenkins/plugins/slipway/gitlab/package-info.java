/** Tests of the trigger in real Jenkins controllers. */
package io.jenkins.plugins.slipway.gitlab;
