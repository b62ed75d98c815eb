package io.slipway.gitlab.intake;

import io.slipway.gitlab.Trigger;

/** What makes two triggers that are no pushes the same one, told twice. */
final class Identity {
    private Identity() {}

    static String of(Trigger trigger) {
        return String.join(
                "\n",
                trigger.event().name(),
                trigger.project(),
                trigger.ref(),
                trigger.before(),
                trigger.after(),
                trigger.occasion());
    }
}
