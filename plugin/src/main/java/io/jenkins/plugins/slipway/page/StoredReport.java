package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.report.Page;
import io.slipway.report.RecordedScan;
import io.slipway.report.Run;
import io.slipway.report.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A delivery as it is shown.
 *
 * @param run what was recorded
 * @param page the same in words
 */
record StoredReport(Run run, Page page) {
    /**
     * @param directory where {@code record.json} and its evidence lie
     * @return the report
     * @throws DeliveryException if the record is none or was altered
     * @throws IOException if it cannot be read
     */
    static StoredReport read(Path directory) throws DeliveryException, IOException {
        Run run = RunReader.read(directory);
        return new StoredReport(run, Page.of(run));
    }

    /** The verdict of a scan, if there is such a scan and it has one. */
    Optional<Verdict> verdict(int scan) {
        List<RecordedScan> scans = run.scans();
        return scan < 0 || scan >= scans.size()
                ? Optional.empty()
                : scans.get(scan).verdict();
    }

    /** The scan that a reader wants to see first: the first that blocks, otherwise the first. */
    int firstScan() {
        List<RecordedScan> scans = run.scans();
        for (int i = 0; i < scans.size(); i++) {
            if (scans.get(i).blocked()) {
                return i;
            }
        }
        return 0;
    }
}
