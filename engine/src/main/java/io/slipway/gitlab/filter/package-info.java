/** Which events start a delivery, and the rule that each other one was ignored by. */
package io.slipway.gitlab.filter;
