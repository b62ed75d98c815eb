package io.slipway.acceptance;

import java.util.Objects;

/**
 * Where an acceptance stands.
 *
 * @param kind in a file, or with the operator
 * @param place {@code file:line} or {@code file:line@commit}; for the operator's, where and when it was made
 */
public record Origin(Kind kind, String place) {
    /** Validates. */
    public Origin {
        Objects.requireNonNull(kind);
        if (place.isBlank()) {
            throw new IllegalArgumentException("an acceptance that stands nowhere");
        }
    }

    /** Who keeps it. */
    public enum Kind {
        /** A file of the application. */
        FILE,
        /** The operator, out of the application's reach. */
        OPERATOR
    }

    /**
     * @param place {@code file:line}
     * @return that place
     */
    public static Origin file(String place) {
        return new Origin(Kind.FILE, place);
    }

    /**
     * @param place where and when it was made, such as {@code Jenkins, 2026-11-21}
     * @return a place that the operator keeps
     */
    public static Origin operator(String place) {
        return new Origin(Kind.OPERATOR, place);
    }

    /**
     * @param commit the delivered commit that holds the file
     * @return this place in that commit
     */
    public Origin in(String commit) {
        return new Origin(kind, place + "@" + commit);
    }

    @Override
    public String toString() {
        return kind == Kind.FILE ? place : "operator: " + place;
    }
}
