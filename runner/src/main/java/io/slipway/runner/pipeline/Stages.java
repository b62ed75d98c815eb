package io.slipway.runner.pipeline;

import io.slipway.runner.result.Result;
import io.slipway.runner.result.Skip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stages of a run, in the order in which they started. */
public final class Stages {
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

    /** One stage. */
    public static final class Entry {
        private final String name;
        private final Optional<Entry> parent;
        private final long start = System.nanoTime();
        private Result result = Result.SUCCESS;
        private Duration took;
        private Optional<Skip> skipped = Optional.empty();

        Entry(String name, Optional<Entry> parent) {
            this.name = name;
            this.parent = parent;
        }

        /**
         * @return its name
         */
        public String name() {
            return name;
        }

        /**
         * @return its name, after those of the stages around it
         */
        public String path() {
            return parent.map(outer -> outer.path() + " / ").orElse("") + name;
        }

        /**
         * @return how many stages it stands in
         */
        public int depth() {
            return parent.map(outer -> outer.depth() + 1).orElse(0);
        }

        /**
         * @return how long it took; until now while it runs
         */
        public synchronized Duration took() {
            return took == null ? Duration.ofNanos(System.nanoTime() - start) : took;
        }

        /**
         * @return how it went so far
         */
        public synchronized Result result() {
            return result;
        }

        /**
         * Makes its result worse.
         *
         * @param worse what the result is at best
         */
        public synchronized void worsen(Result worse) {
            result = result.combine(worse);
        }

        /**
         * Makes its result, and those of the stages around it, worse.
         *
         * @param worse what the result is at best
         */
        void mark(Result worse) {
            worsen(worse);
            parent.ifPresent(outer -> outer.mark(worse));
        }

        /**
         * @param reason why it was not run
         */
        public synchronized void skip(Skip reason) {
            skipped = Optional.of(reason);
        }

        synchronized void end() {
            took = Duration.ofNanos(System.nanoTime() - start);
        }

        /**
         * @return how it ended, in words
         */
        public synchronized String outcome() {
            return skipped.map(Skip::outcome).orElseGet(() -> result.name().toLowerCase(Locale.ROOT));
        }

        /**
         * @return why it was not run; empty where it was
         */
        public synchronized Optional<Skip> skipped() {
            return skipped;
        }
    }

    Entry start(String name, Optional<Entry> parent) {
        Entry entry = new Entry(name, parent);
        entries.add(entry);
        return entry;
    }

    /**
     * @return the stages so far
     */
    public List<Entry> all() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }
}
