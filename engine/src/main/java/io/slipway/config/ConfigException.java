package io.slipway.config;

import io.slipway.host.DeliveryException;

/** A configuration file says something that cannot be. The message begins with file and line. */
public final class ConfigException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    ConfigException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
