package io.slipway.record;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a record begins with.
 *
 * @param schema the version of this format: 1
 * @param run the run's id, unique in its store
 * @param job what ran, such as the Jenkinsfile's name or the job's
 * @param started when
 * @param source what is delivered; empty where the workspace is no checkout
 * @param policy how messages name the policy in force
 * @param policyDigest {@code sha256:…} of the policy in force
 */
public record Header(
        int schema,
        String run,
        String job,
        Instant started,
        Optional<Source> source,
        String policy,
        String policyDigest) {
    /** Validates. */
    public Header {
        Objects.requireNonNull(run);
        Objects.requireNonNull(job);
        Objects.requireNonNull(started);
        Objects.requireNonNull(source);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(policyDigest);
    }

    /** The version of the format that this code writes. */
    public static final int SCHEMA = 1;
}
