/** Clair v4: how an image is shown to it, how its report is read, and how it proves that it looked. */
package io.slipway.scan.clair;
