/** The host that is a Jenkins node: commands by the build's launcher, files and HTTP by the agent's own process. */
package io.jenkins.plugins.slipway.host;
