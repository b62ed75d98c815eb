/** What a run prints: whole lines, with secrets masked and control characters made harmless. */
package io.slipway.runner.console;
