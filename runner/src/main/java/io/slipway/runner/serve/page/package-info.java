/** The pages of {@code slipway serve}: what runs, its log, its report and its record, for those who have the token. */
package io.slipway.runner.serve.page;
