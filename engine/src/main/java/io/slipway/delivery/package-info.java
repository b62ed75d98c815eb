/** One delivery and the run of one step in it: what every stage is given. */
package io.slipway.delivery;
