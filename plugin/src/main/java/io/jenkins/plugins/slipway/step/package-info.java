/** The delivery steps as steps of Jenkins pipelines. */
package io.jenkins.plugins.slipway.step;
