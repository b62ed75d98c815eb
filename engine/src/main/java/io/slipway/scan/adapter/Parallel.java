package io.slipway.scan.adapter;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does several things at once. When it is interrupted, each of them is, and it returns only after all have ended. */
public final class Parallel {
    private static final int AT_ONCE = 4;

    private Parallel() {}

    /**
     * @param tasks what to do
     * @param <T> what each gives
     * @return the results in the order of the tasks
     * @throws DeliveryException the failure of the first of them that failed
     * @throws IOException likewise
     * @throws InterruptedException if the step is aborted
     */
    public static <T> List<T> all(List<Callable<T>> tasks) throws DeliveryException, IOException, InterruptedException {
        if (tasks.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, tasks.size()));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(result(future));
            }
            return results;
        } finally {
            // What was interrupted is cleaning up: a second interruption would cut that off.
            threads.shutdown();
            awaitEnd(threads);
        }
    }

    private static <T> T result(Future<T> future) throws DeliveryException, IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof DeliveryException expected) {
                throw expected;
            }
            if (cause instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(cause);
        }
    }

    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
