/** The basic steps of Jenkins, as plain Java. */
package io.slipway.runner.steps;
