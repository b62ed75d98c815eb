package io.slipway.runner.pipeline;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The single lane on which pipeline code runs, as in Jenkins: branches take turns, so that Groovy code needs no locks of its own.
 * A step leaves the lane while it waits.
 */
public final class Lane {
    private final ReentrantLock lock = new ReentrantLock();

    /** Something that waits. */
    @FunctionalInterface
    public interface Waiting<T> {
        /**
         * @return what came of it
         * @throws Exception whatever went wrong
         */
        T run() throws Exception;
    }

    /**
     * Runs pipeline code.
     *
     * @param code the code
     * @param <T> its value
     * @return its value
     * @throws Exception what it threw
     */
    public <T> T enter(Waiting<T> code) throws Exception {
        lock.lock();
        try {
            return code.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets other branches run while this one waits.
     *
     * @param waiting what takes its time
     * @param <T> its value
     * @return its value
     * @throws Exception what it threw
     */
    public <T> T leave(Waiting<T> waiting) throws Exception {
        int holds = lock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            return waiting.run();
        } finally {
            for (int i = 0; i < holds; i++) {
                lock.lock();
            }
        }
    }
}
