package io.jenkins.plugins.slipway.delivery;

import io.slipway.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names the record of a run: a plain file name that no other run ever gets, also not one of a later job of the same name. */
final class RecordName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 80;
    private static final int HASH = 8;

    private RecordName() {}

    /**
     * @param job the job's full name
     * @param number the run's number
     * @param started when it began
     */
    static String of(String job, int number, Instant started) {
        String plain = job.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._-]+", "");
        String tail = plain.substring(Math.max(0, plain.length() - LONGEST));
        // What is left of two names may be the same.
        String hash = Sha256.of(job.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
        return "%s-%s-%d-%s"
                .formatted(tail.isEmpty() ? "job" : tail, hash.substring(0, HASH), number, TIME.format(started));
    }
}
