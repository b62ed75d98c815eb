package io.slipway.delivery;

import io.slipway.acceptance.OperatorAcceptances;
import io.slipway.credentials.Credentials;
import io.slipway.host.Scratch;
import io.slipway.policy.Policy;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.RecordStore;
import io.slipway.record.Source;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One delivery: what all its steps share.
 *
 * @param source what is delivered; empty where the workspace is no checkout
 * @param policy the operator's
 * @param credentials the ones that this delivery may use
 * @param record the record of this run
 * @param store all records
 * @param shared a temporary directory on the host that all steps of this delivery share; whoever makes the delivery closes it
 * @param clock the time
 * @param statuses takes the commit's statuses; empty where nobody wants them
 * @param pusher who pushed the commit, as the trigger names them; empty where nobody is known to have pushed it
 * @param operatorAcceptances the acceptances that the operator keeps
 * @param doubt why nobody knows who made what lies in the workspace, as the end of a sentence: then no acceptance of its file counts, nor any other
 *     for its commit, but rejections do; empty where there is no doubt
 */
public record Delivery(
        Optional<Source> source,
        Policy policy,
        Credentials credentials,
        DeliveryRecord record,
        RecordStore store,
        Scratch shared,
        InstantSource clock,
        Optional<CommitStatuses> statuses,
        Optional<String> pusher,
        OperatorAcceptances operatorAcceptances,
        Optional<String> doubt) {

    /**
     * A delivery of a checkout that nobody is known to have pushed, whose statuses nobody wants, and for which the operator keeps no acceptances.
     *
     * @param source what is delivered; empty where the workspace is no checkout
     * @param policy the operator's
     * @param credentials the ones that this delivery may use
     * @param record the record of this run
     * @param store all records
     * @param shared a temporary directory on the host that all steps of this delivery share; whoever makes the delivery closes it
     * @param clock the time
     */
    public Delivery(
            Optional<Source> source,
            Policy policy,
            Credentials credentials,
            DeliveryRecord record,
            RecordStore store,
            Scratch shared,
            InstantSource clock) {
        this(
                source,
                policy,
                credentials,
                record,
                store,
                shared,
                clock,
                Optional.empty(),
                Optional.empty(),
                OperatorAcceptances.NONE,
                Optional.empty());
    }
}
