/** Registries, by the OCI distribution specification: content goes up first, is read back and compared, and only then tags move. */
package io.slipway.registry;
