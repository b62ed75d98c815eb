/** Shared libraries: {@code vars}, {@code src} and {@code resources} of a directory that the operator names. */
package io.slipway.runner.library;
