package io.slipway.host;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Searches by a regular expression of the application's. Java's own search can take years ({@code (.*,){25}P} in a line of CSV), cannot be
 * interrupted and may run out of stack; this one ends in any case.
 */
public final class BoundedSearch {
    private final Duration limit;

    private BoundedSearch(Duration limit) {
        this.limit = limit;
    }

    /**
     * @param limit the longest that a search may take, positive
     * @return a search within it
     */
    public static BoundedSearch within(Duration limit) {
        return new BoundedSearch(Objects.requireNonNull(limit));
    }

    /**
     * @param pattern what to look for
     * @param text where
     * @return whether it is found
     * @throws DeliveryException if that takes too long or goes too deep
     * @throws InterruptedException if the step is aborted
     */
    public boolean finds(Pattern pattern, String text) throws DeliveryException, InterruptedException {
        try {
            return pattern.matcher(new Watched(text, System.nanoTime() + limit.toNanos()))
                    .find();
        } catch (Aborted e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new DeliveryException(
                    "the search for /%s/ took longer than %d ms: write it so that it reads nothing in two ways"
                            .formatted(pattern, limit.toMillis()),
                    e);
        } catch (StackOverflowError e) {
            throw new DeliveryException(
                    "the search for /%s/ goes too deep: write it without alternatives that are repeated"
                            .formatted(pattern),
                    e);
        }
    }

    private static final class Aborted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A text that can no longer be read when time is over or the thread is interrupted: a search does nothing but read. */
    private static final class Watched implements CharSequence {
        private static final int LOOK_EVERY = 1024;

        private final String text;
        private final long deadline;
        private int reads;

        Watched(String text, long deadline) {
            this.text = text;
            this.deadline = deadline;
        }

        @Override
        public char charAt(int index) {
            if (++reads % LOOK_EVERY == 0 && (Thread.currentThread().isInterrupted() || System.nanoTime() > deadline)) {
                throw new Aborted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
