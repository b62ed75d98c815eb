package io.slipway.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Gate;
import io.slipway.gate.Verdict;
import io.slipway.policy.GateRules;
import io.slipway.scan.Replay;
import java.io.BufferedInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures one way of reading a report: {@code scan} (its tokens only) or {@code judge} (reading and judging). */
final class ReportBenchmark {
    private static final int TIMES = 5;

    private ReportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        Callable<Object> work = arguments[0].equals("scan") ? () -> scan(file) : () -> judge(file);
        long cpu = cpu();
        double first = millis(work);
        double firstCpu = (cpu() - cpu) / 1e6;
        double best = best(work);
        double scan = best(() -> scan(file));
        long before = settled();
        Object kept = work.call();
        long after = settled();
        System.out.printf(
                "%-24s %-6s first %5.0f ms (%4.0f ms of processor), best of %d %5.0f ms (%.1f times the scan), heap held %5.1f MB, peak %5.1f MB (%s)%n",
                file.getFileName(), arguments[0], first, firstCpu, TIMES, best, best / scan, (after - before) / 1e6, peak() / 1e6, kept);
    }

    private static Object scan(Path file) throws Exception {
        long tokens = 0;
        try (JsonParser json = new JsonFactory().createParser(new BufferedInputStream(Files.newInputStream(file)))) {
            while (json.nextToken() != null) {
                tokens++;
            }
        }
        return tokens + " tokens";
    }

    /** The verdict is held by what is given back, so that its size is measured. */
    private static Object judge(Path file) throws Exception {
        Gate gate = new Gate("bench", GateRules.STRICT, Instant.parse("2026-06-15T00:00:00Z"));
        List<Verdict> verdicts = Replay.judge(List.of(file), Acceptances.NONE, gate);
        return new Object() {
            @Override
            public String toString() {
                Verdict verdict = verdicts.get(0);
                return "%d findings, %d blocking".formatted(verdict.judgements().size(), verdict.blocking().size());
            }
        };
    }

    private static double best(Callable<Object> work) throws Exception {
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

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
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
