/** The delivery record: an append-only, hash-chained account of which image passed what, when and why (design §5). */
package io.slipway.record;
