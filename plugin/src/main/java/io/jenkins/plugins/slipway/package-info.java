/** The Jenkins plugin: translates between Jenkins and the engine, decides nothing. */
package io.jenkins.plugins.slipway;
