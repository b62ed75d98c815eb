package io.slipway.runner.delivery;

import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Gate;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictJson;
import io.slipway.gate.VerdictText;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.scan.trivy.StoredReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Judges a small report of its own and forgets the verdict. The first use of a reader, a calculator and a writer takes a tenth of a second;
 * the first scan would pay it, so it is paid on an idle core while a delivery's first tool runs.
 */
public final class GateRehearsal {
    private GateRehearsal() {}

    static void start() {
        Thread thread = new Thread(GateRehearsal::attempt, "slipway-gate-rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    private static void attempt() {
        try {
            run();
        } catch (DeliveryException | IOException e) {
            throw new IllegalStateException("the rehearsal's own files cannot be read", e);
        }
    }

    /**
     * Judges the report.
     *
     * @throws DeliveryException if the rehearsal's own files are not what they should be
     * @throws IOException if they cannot be read
     */
    public static void run() throws DeliveryException, IOException {
        Gate gate = new Gate("the rehearsal", GateRules.STRICT, Instant.now());
        Verdict verdict;
        try (InputStream report = report();
                InputStream entries = resource("rehearsal-acceptances.yaml")) {
            Acceptances acceptances =
                    gate.acceptances("rehearsal", new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            verdict = gate.replay(StoredReport.read("rehearsal", report), acceptances);
        }
        VerdictJson.write(verdict, OutputStream.nullOutputStream());
        new VerdictText(verdict).details();
    }

    /**
     * @return the small report, to be closed
     */
    public static InputStream report() {
        return resource("rehearsal-report.json");
    }

    private static InputStream resource(String name) {
        return GateRehearsal.class.getResourceAsStream(name);
    }
}
