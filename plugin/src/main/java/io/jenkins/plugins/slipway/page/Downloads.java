package io.jenkins.plugins.slipway.page;

import io.jenkins.plugins.slipway.delivery.SigningKey;
import io.slipway.host.DeliveryException;
import io.slipway.record.Evidence;
import io.slipway.record.RecordFile;
import io.slipway.report.Reports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * The files of a delivery, to take away. A browser saves them and never shows them in Jenkins' name: they hold strangers' texts.
 *
 * @param directory of the record
 */
public record Downloads(Path directory) {
    /** The public half of the key by which this controller signs. */
    static final String KEY = "controller.pem";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            RecordFile.NAME, "application/json",
            Reports.HTML, "text/html;charset=UTF-8",
            Reports.SARIF, "application/sarif+json",
            Reports.JUNIT, "application/xml");

    /**
     * One file.
     *
     * @param name how it is called
     * @param title what it is
     */
    public record Offer(String name, String title) {}

    /**
     * @return what there is
     */
    public List<Offer> getOffers() {
        return List.of(
                new Offer(Reports.HTML, "Report for people, in one file (HTML)"),
                new Offer(RecordFile.NAME, "Delivery record, for slipway verify (JSON)"),
                new Offer(Reports.SARIF, "Findings for code scanning tools (SARIF 2.1.0)"),
                new Offer(Reports.JUNIT, "Stages and findings as tests (JUnit XML)"),
                new Offer(KEY, "This controller's public key, by which the record is checked"));
    }

    /**
     * Sends the file that the rest of the address names.
     *
     * @param request asks
     * @param response answers; 404 for anything that is not offered
     * @throws IOException if it cannot be read or sent
     */
    public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        String wanted = request.getRestOfPath().replaceFirst("^/", "");
        if (wanted.equals(KEY)) {
            head(response, KEY);
            response.getOutputStream().write(SigningKey.get().publicPem().getBytes(StandardCharsets.US_ASCII));
            return;
        }
        Optional<Path> file = file(wanted);
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String name = file.get().getFileName().toString();
        head(response, name);
        response.setContentLengthLong(Files.size(file.get()));
        Files.copy(file.get(), response.getOutputStream());
    }

    private static void head(StaplerResponse2 response, String name) {
        response.setContentType(MEDIA_TYPES.getOrDefault(name, "application/octet-stream"));
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Cache-Control", "private, no-cache");
    }

    /** Only what is offered by name: no path of a request is ever opened. */
    Optional<Path> file(String wanted) throws IOException {
        if (MEDIA_TYPES.containsKey(wanted)) {
            Path file = directory.resolve(wanted);
            if (stale(file)) {
                write();
            }
            return regular(file);
        }
        return evidence().stream()
                .map(Evidence::path)
                .filter(path -> path.equals(wanted) && path.matches("evidence/[A-Za-z0-9_-][A-Za-z0-9._-]*"))
                .findFirst()
                .map(directory::resolve)
                .flatMap(Downloads::regular);
    }

    private List<Evidence> evidence() throws IOException {
        try {
            return RecordFile.read(directory.resolve(RecordFile.NAME)).entries().stream()
                    .flatMap(entry -> entry.evidence().stream())
                    .toList();
        } catch (DeliveryException e) {
            return List.of();
        }
    }

    /** The record of which a report was made may have grown since. */
    private boolean stale(Path file) throws IOException {
        Path record = directory.resolve(RecordFile.NAME);
        return !file.equals(record)
                && (!Files.exists(file)
                        || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(record)) < 0);
    }

    private void write() throws IOException {
        try {
            Reports.write(directory);
        } catch (DeliveryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Optional<Path> regular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }
}
