/** Content digests, as OCI registries write them. */
package io.slipway.digest;
