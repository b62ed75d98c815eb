package io.slipway.gitlab.filter;

import io.slipway.gitlab.Trigger;
import java.util.Objects;

/** What an event leads to. */
public sealed interface Decision {
    /**
     * A delivery.
     *
     * @param trigger which
     */
    record Start(Trigger trigger) implements Decision {
        /** Validates. */
        public Start {
            Objects.requireNonNull(trigger);
        }
    }

    /**
     * Nothing.
     *
     * @param rule which rule says so: {@code branches}, {@code paths}, {@code fork} …, as in the table of docs/gitlab.md
     * @param reason why, in one line; may hold a stranger's text
     */
    record Ignore(String rule, String reason) implements Decision {
        /** Validates. */
        public Ignore {
            Objects.requireNonNull(rule);
            Objects.requireNonNull(reason);
        }

        @Override
        public String toString() {
            return "ignored by the rule '" + rule + "': " + reason;
        }
    }
}
