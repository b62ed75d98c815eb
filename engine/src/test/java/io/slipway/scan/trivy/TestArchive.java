package io.slipway.scan.trivy;

import io.slipway.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An image of one layer as {@code docker save} writes it.
 *
 * @param file the archive
 * @param configDigest its identity
 */
record TestArchive(Path file, String configDigest) {

    static final String ZLIB = """
            Package: zlib1g
            Status: install ok installed
            Source: zlib
            Version: 1:1.2.13.dfsg-1
            Architecture: amd64
            Maintainer: x <x@y>

            """;
    static final String TAR = """
            Package: tar
            Status: install ok installed
            Version: 1.34+dfsg-1.2+deb12u1
            Architecture: amd64
            Maintainer: x <x@y>

            """;
    private static final String CONFIG =
            "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":%s,\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"%s\"]}}";

    /** A Debian with these entries of its package database; without one where they are empty. */
    static TestArchive debian(Path directory, String version, String status) throws IOException {
        return of(directory, system(version, status));
    }

    static Map<String, String> system(String version, String status) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("etc/os-release", "ID=debian\nVERSION_ID=\"%s\"\n".formatted(version.replaceAll("\\..*", "")));
        files.put("etc/debian_version", version + "\n");
        if (!status.isEmpty()) {
            files.put("var/lib/dpkg/status", status);
        }
        return files;
    }

    static TestArchive of(Path directory, Map<String, String> files) throws IOException {
        return of(directory, files, "{}");
    }

    static TestArchive of(Path directory, Map<String, String> files, String settings) throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>();
        files.forEach((name, text) -> content.put(name, text.getBytes(StandardCharsets.UTF_8)));
        byte[] layer = tar(content);
        byte[] config = CONFIG.formatted(settings, Sha256.of(layer)).getBytes(StandardCharsets.UTF_8);
        String manifest = "[{\"Config\":\"config.json\",\"RepoTags\":[\"demo/api:1\"],\"Layers\":[\"layer.tar\"]}]";
        Map<String, byte[]> image = new LinkedHashMap<>();
        image.put("config.json", config);
        image.put("layer.tar", layer);
        image.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        Path file = directory.resolve(Sha256.of(config).substring(7, 19) + ".tar");
        Files.write(file, tar(image));
        return new TestArchive(file, Sha256.of(config));
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
