package io.slipway.runner.declarative;

/** A value in the model: known from the source, or computed by pipeline code. */
sealed interface Value {
    /** A constant of the source. */
    record Constant(Object value) implements Value {}

    /** Pipeline code: a closure of the transformed pipeline, by its place in the list of closures. */
    record Code(int index, Position at) implements Value {}

    /** A credential, bound to the variable and those beside it. */
    record CredentialsOf(Value id) implements Value {}
}
