package io.slipway.report;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes everything that people and other tools read of a run. */
public final class Reports {
    /** The page for people. */
    public static final String HTML = "report.html";
    /** The findings for code scanning tools: SARIF 2.1.0. */
    public static final String SARIF = "report.sarif";
    /** Stages and decided findings as tests: JUnit XML. */
    public static final String JUNIT = "junit.xml";

    private Reports() {}

    /**
     * Writes all reports beside a record. A report that was there before is replaced as a whole, or stays.
     *
     * @param recordDirectory where {@code record.json} and its evidence lie; the run may have ended early
     * @return where {@link #HTML} is
     * @throws DeliveryException if the record is none or was altered
     * @throws IOException if the record cannot be read or a report cannot be written
     */
    public static Path write(Path recordDirectory) throws DeliveryException, IOException {
        Run run = RunReader.read(recordDirectory);
        replace(recordDirectory.resolve(SARIF), to -> SarifReport.write(run, to));
        replace(recordDirectory.resolve(JUNIT), to -> JUnitReport.write(run, to));
        Path html = recordDirectory.resolve(HTML);
        replace(html, to -> HtmlReport.write(run, to));
        return html;
    }

    private static void replace(Path file, Content content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try (Writer to = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                content.write(to);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    @FunctionalInterface
    private interface Content {
        void write(Writer to) throws IOException;
    }
}
