package io.slipway.runner.doctor;

/** What the doctor found of a tool. */
sealed interface ToolState {
    /**
     * It is there and answers.
     *
     * @param version as it says itself
     */
    record Present(String version) implements ToolState {}

    /** It is not installed. */
    record Missing() implements ToolState {}

    /**
     * It is there but does not work.
     *
     * @param problem what it said
     */
    record Broken(String problem) implements ToolState {}
}
