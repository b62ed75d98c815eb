/** The step {@code scanImage}: scans an image, judges what was found, keeps the verdict and says it. */
package io.slipway.scan;
