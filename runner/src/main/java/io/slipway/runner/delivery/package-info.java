/** The engine's delivery steps as steps of a pipeline. */
package io.slipway.runner.delivery;
