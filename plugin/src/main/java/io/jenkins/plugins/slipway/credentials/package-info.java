/** Credentials of Jenkins as the engine knows them. */
package io.jenkins.plugins.slipway.credentials;
