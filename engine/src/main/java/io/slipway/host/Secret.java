package io.slipway.host;

import java.util.Objects;

/** A value that must never be shown. It compares by value; {@link #toString()} hides it. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /**
     * @param value the value to hide, not null
     * @return the secret
     */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /**
     * @return the value itself: hand it only to what needs it
     */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return Masker.MASK;
    }
}
