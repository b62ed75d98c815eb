package io.slipway.gitlab.intake;

/**
 * The last that is known of a ref.
 *
 * @param before what it named before; empty if that is not known
 * @param after what it names
 * @param run the run that this push was accepted as; 0 if it started none
 */
record LastPush(String before, String after, long run) {
    /** Whether a push is this one again. One that reconciliation found is told again, with its own {@code before}, when its hook comes late. */
    boolean isAgain(String otherBefore, String otherAfter) {
        return run > 0 && after.equals(otherAfter) && (before.isEmpty() || before.equals(otherBefore));
    }
}
