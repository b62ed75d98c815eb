package io.slipway.config;

import java.util.Locale;

/** How an enum's constants are written in files and parameters: {@code PASS_THROUGH} is {@code pass-through}. */
public final class Words {
    private Words() {}

    /**
     * @param constant an enum's constant
     * @return its word
     */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
