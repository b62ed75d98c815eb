/** Images: references, labels, the engines that build and keep them, and the archive that is their identity. */
package io.slipway.image;
