package io.slipway.runner;

import io.slipway.acceptance.OneLine;
import io.slipway.acceptance.exchange.TrivyIgnore;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of Trivy's ignores, with a day and a reason each.
 *
 * @param until for those that give no day; empty where each must
 * @param reason for those that give none; empty where each must
 */
record TrivyImport(Optional<LocalDate> until, String reason) {
    List<TrivyIgnore.Ignored> read(Path file) throws DeliveryException {
        List<TrivyIgnore.Ignored> whole = new ArrayList<>();
        for (TrivyIgnore.Ignored ignored : TrivyIgnore.read(file.toString(), text(file))) {
            whole.add(whole(ignored));
        }
        if (whole.isEmpty()) {
            throw new DeliveryException(file + " ignores no vulnerability; there is nothing to take over");
        }
        return whole;
    }

    private TrivyIgnore.Ignored whole(TrivyIgnore.Ignored ignored) throws DeliveryException {
        Optional<LocalDate> day = ignored.until().or(() -> until);
        String why = ignored.statement().isEmpty() ? OneLine.of(reason) : ignored.statement();
        if (day.isEmpty()) {
            throw missing(ignored, "day on which it expires", "--until");
        }
        if (why.isEmpty()) {
            throw missing(ignored, "reason", "--reason");
        }
        return new TrivyIgnore.Ignored(ignored.id(), ignored.purl(), day, why, ignored.place());
    }

    private static DeliveryException missing(TrivyIgnore.Ignored ignored, String what, String option) {
        return new DeliveryException("%s: %s says no %s; give %s for those that do not"
                .formatted(ignored.place(), ignored.id(), what, option));
    }

    static String text(Path file) throws DeliveryException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DeliveryException("cannot read " + file + ": " + FileProblem.reason(e), e);
        }
    }
}
