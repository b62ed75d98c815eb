package io.slipway.delivery;

import java.io.IOException;

/** Takes what a pipeline says about the delivered commit, for the server that the commit was pushed to. Never waits for that server. */
@FunctionalInterface
public interface CommitStatuses {
    /** How far something is, in GitLab's words. */
    enum State {
        /** It is going to run. */
        PENDING,
        /** It runs. */
        RUNNING,
        /** It did what it should. */
        SUCCESS,
        /** It failed. */
        FAILED,
        /** Somebody stopped it. */
        CANCELED;

        /**
         * @return whether nothing follows
         */
        public boolean isFinal() {
            return this != PENDING && this != RUNNING;
        }
    }

    /**
     * @param name what the status is about, such as {@code lint}
     * @param state how far it is
     * @param description one line for people; may be empty
     * @throws java.io.IOException if it cannot be handed on
     */
    void set(String name, State state, String description) throws IOException;
}
