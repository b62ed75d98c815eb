package io.slipway.runner.serve.page;

import io.slipway.report.Reports;
import io.slipway.runner.serve.http.PageResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What can be taken away of a run: its signed record, with all that belongs to it, and reports for other tools. */
final class Downloads {
    /** The record with its evidence, as {@code slipway verify} wants it. */
    static final String ARCHIVE = "record.zip";

    private static final List<String> FILES = List.of("record.json", Reports.SARIF, Reports.JUNIT);

    private Downloads() {}

    static List<String> of(Path record) {
        if (!Files.exists(record.resolve("record.json"))) {
            return List.of();
        }
        return Stream.concat(Stream.of(ARCHIVE), FILES.stream().filter(name -> Files.exists(record.resolve(name))))
                .toList();
    }

    static PageResponse answer(Path record, String name, String prefix) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/octet-stream",
                "Content-Disposition",
                "attachment; filename=\"" + prefix + name + "\"",
                "Content-Security-Policy",
                "sandbox; default-src 'none'");
        return name.equals(ARCHIVE)
                ? new PageResponse(200, headers, out -> zip(record, out))
                : new PageResponse(200, headers, out -> Files.copy(record.resolve(name), out));
    }

    private static void zip(Path record, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        try (Stream<Path> files = Files.walk(record)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(record.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        zip.finish();
    }
}
