/** One run of a pipeline and what its steps are given: no Groovy in here, so that a step is plain Java. */
package io.slipway.runner.pipeline;
