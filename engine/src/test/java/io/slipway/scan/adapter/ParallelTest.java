package io.slipway.scan.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private final CountDownLatch begun = new CountDownLatch(2);
    private final Set<String> cleaned = ConcurrentHashMap.newKeySet();

    @Test
    void interruptsEachOnceSoThatItCanCleanUp() throws Exception {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Callable<Boolean> nested = () -> Parallel.all(List.of(task("nested"))).get(0);
        Thread step = new Thread(() -> end.set(catchThrowable(() -> Parallel.all(List.of(task("one"), nested)))));
        step.start();
        begun.await();

        step.interrupt();
        step.join();

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(cleaned).containsExactlyInAnyOrder("one", "nested");
    }

    /** Its clean-up takes a while, and can be interrupted itself. */
    private Callable<Boolean> task(String name) {
        return () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
                cleaned.add(name);
            }
            return true;
        };
    }
}
