package io.slipway.registry;

/**
 * A blob in a registry.
 *
 * @param digest {@code sha256:…} of its bytes there
 * @param bytes how many they are
 */
record Blob(String digest, long bytes) {}
