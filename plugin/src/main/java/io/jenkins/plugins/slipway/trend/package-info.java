/** How a project's deliveries went over its builds: findings and times, drawn on the server. */
package io.jenkins.plugins.slipway.trend;
