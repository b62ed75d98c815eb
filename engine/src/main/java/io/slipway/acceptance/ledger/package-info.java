/** What a security officer decided on an operator's pages: a ledger from which nothing is removed, and the acceptances that follow from it. */
package io.slipway.acceptance.ledger;
