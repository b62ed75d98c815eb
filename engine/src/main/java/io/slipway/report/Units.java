package io.slipway.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes in words. */
public final class Units {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Units() {}

    /**
     * @param millis a duration
     * @return such as {@code 840 ms}, {@code 12.4 s} or {@code 3 min 5 s}
     */
    public static String duration(long millis) {
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        long seconds = millis / 1_000;
        return seconds < 3_600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    /**
     * @param bytes a size
     * @return such as {@code 812 B}, {@code 48.1 kB} or {@code 121 MB}; decimal units
     */
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        String[] names = {"kB", "MB", "GB", "TB"};
        double value = bytes / 1_000.0;
        int name = 0;
        while (value >= 999.5 && name < names.length - 1) {
            value /= 1_000;
            name++;
        }
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f %s" : "%.0f %s", value, names[name]);
    }

    /**
     * @param count how many
     * @param noun of one, such as {@code finding}
     * @return such as {@code 1 finding} or {@code 20,000 findings}
     */
    public static String count(long count, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /**
     * @param day in UTC
     * @return such as {@code 3 Nov 2026}
     */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /**
     * @param moment any
     * @return such as {@code 3 Nov 2026, 11:24:05 UTC}
     */
    public static String moment(Instant moment) {
        return MOMENT.format(moment);
    }
}
