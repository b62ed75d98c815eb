/** GitLab in Jenkins: who is connected, what a push starts, what is told back. The engine decides; this translates. */
package io.jenkins.plugins.slipway.gitlab;
