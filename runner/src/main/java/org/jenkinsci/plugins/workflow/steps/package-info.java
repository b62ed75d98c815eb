/** The one exception of Jenkins' pipeline plugins that Jenkinsfiles catch by name. */
package org.jenkinsci.plugins.workflow.steps;
