package io.slipway.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Gate;
import io.slipway.gate.Verdict;
import io.slipway.policy.GateRules;
import io.slipway.scan.Replay;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures what reading and judging a report costs beside a bare scan of its tokens. Called with {@code scan FILE} or {@code judge FILE} it
 * prints the milliseconds of the one time; with {@code warm FILE} both, when the code is compiled, and the heap.
 */
final class ReportBenchmark {
    private static final int WARM_UP = 10;
    private static final int TIMES = 10;

    private ReportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "scan" -> System.out.printf("%.0f%n", millis(() -> scan(file)));
            case "judge" -> System.out.printf("%.0f%n", millis(() -> judge(file)));
            default -> warm(file);
        }
    }

    private static void warm(Path file) throws Exception {
        double judge = best(() -> judge(file));
        double scan = best(() -> scan(file));
        long before = settled();
        Verdict kept = judge(file);
        long after = settled();
        System.out.printf(
                "%.0f %.0f %.2f %d %.1f %.1f%n",
                scan,
                judge,
                judge / scan,
                kept.judgements().size(),
                (after - before) / 1e6,
                peak() / 1e6);
    }

    /** The plainest that there is: Jackson's defaults, and no buffer besides its own. */
    private static long scan(Path file) throws Exception {
        long tokens = 0;
        try (JsonParser json = new JsonFactory().createParser(Files.newInputStream(file))) {
            while (json.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    private static Verdict judge(Path file) throws Exception {
        Gate gate = new Gate("bench", GateRules.STRICT, Instant.parse("2026-06-15T00:00:00Z"));
        return Replay.judge(List.of(file), Acceptances.NONE, gate).get(0);
    }

    private static double best(Callable<Object> work) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            work.call();
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            best = Math.min(best, millis(work));
        }
        return best;
    }

    private static double millis(Callable<Object> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static long settled() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
