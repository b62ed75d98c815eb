/** Runs {@code docs/decision-table.md}. */
package io.slipway.decisiontable;
