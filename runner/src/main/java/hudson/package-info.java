/** The one exception of Jenkins' core that Jenkinsfiles catch by name. */
package hudson;
