/** What the operator sets in Jenkins' global configuration. */
package io.jenkins.plugins.slipway.config;
