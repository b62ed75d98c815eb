/** What proves who asks: passwords, tokens, keys, by id. */
package io.slipway.credentials;
