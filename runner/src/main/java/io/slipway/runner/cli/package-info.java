/** The commands and their options: one class each, which parses, calls and prints. */
package io.slipway.runner.cli;
