/** Acceptances that are made on Jenkins' pages: who may make them, where they are kept, and what became of each. */
package io.jenkins.plugins.slipway.acceptance;
