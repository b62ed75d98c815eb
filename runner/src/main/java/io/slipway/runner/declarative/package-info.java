/** Declarative pipelines: the model, how it is read from the source, and the order in which it is run. */
package io.slipway.runner.declarative;
