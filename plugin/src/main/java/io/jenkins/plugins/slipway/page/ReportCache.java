package io.jenkins.plugins.slipway.page;

import hudson.Extension;
import hudson.ExtensionList;
import io.slipway.host.DeliveryException;
import io.slipway.record.RecordFile;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.YesNoMaybe;

/** Keeps the reports that were looked at last, as long as there is memory: a verdict can hold many thousands of findings. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class ReportCache {
    private static final int MOST = 20;

    private final Map<Path, Kept> kept = new LinkedHashMap<>();

    static ReportCache get() {
        return ExtensionList.lookupSingleton(ReportCache.class);
    }

    /**
     * @param directory of a record
     * @return its report as it is now
     * @throws DeliveryException if there is no record, or it is none or was altered
     * @throws IOException if it cannot be read
     */
    StoredReport report(Path directory) throws DeliveryException, IOException {
        FileTime written = written(directory);
        Optional<StoredReport> known = known(directory, written);
        if (known.isPresent()) {
            return known.get();
        }
        StoredReport report = StoredReport.read(directory);
        keep(directory, new Kept(written, new SoftReference<>(report)));
        return report;
    }

    private static FileTime written(Path directory) throws DeliveryException, IOException {
        try {
            return Files.getLastModifiedTime(directory.resolve(RecordFile.NAME));
        } catch (NoSuchFileException e) {
            throw new DeliveryException("the record of this delivery is gone: tried to read " + e.getFile()
                    + ", but it is not there; restore Jenkins' folder slipway from a backup");
        }
    }

    private synchronized Optional<StoredReport> known(Path directory, FileTime written) {
        return Optional.ofNullable(kept.get(directory))
                .filter(entry -> entry.written().equals(written))
                .map(entry -> entry.report().get());
    }

    private synchronized void keep(Path directory, Kept report) {
        kept.remove(directory);
        kept.put(directory, report);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private record Kept(FileTime written, SoftReference<StoredReport> report) {}
}
