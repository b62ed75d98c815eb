/** Tests in real Jenkins controllers, by jenkins-test-harness: the profile {@code -Pjenkins}. */
package io.jenkins.plugins.slipway;
