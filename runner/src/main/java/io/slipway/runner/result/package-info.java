/** How builds end. */
package io.slipway.runner.result;
