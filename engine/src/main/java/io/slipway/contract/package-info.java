/** What a step's request declares of itself, so that every host of the steps offers the same names, defaults and errors. */
package io.slipway.contract;
