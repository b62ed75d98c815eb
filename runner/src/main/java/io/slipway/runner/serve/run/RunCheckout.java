package io.slipway.runner.serve.run;

import io.slipway.gitlab.Trigger;
import io.slipway.host.DeliveryException;
import io.slipway.runner.serve.config.CloneSource;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The commit of a run, checked out where the run can work on it.
 *
 * @param id the run's number
 * @param trigger what it delivers
 * @param realm where its user lives
 * @param trust how far it is trusted
 */
record RunCheckout(long id, Trigger trigger, Realm realm, Trust trust) {
    /** Takes the place of what an attempt before may have left. */
    void make(CloneSource source, RunDirectory directory, RunLog log)
            throws DeliveryException, IOException, InterruptedException {
        realm.clear(id);
        GitAccess access = GitAccess.prepare(source, directory, realm.account());
        new GitCheckout(realm, access, realm.workspace(id), trigger).run(trust);
        log.say("checked out %s; %s"
                .formatted(
                        trigger.sha(),
                        trust == Trust.PROTECTED_REF
                                ? "the ref is protected"
                                : "without credentials for protected refs"));
    }

    /** What cannot be removed stays, and is told. */
    void clear(RunLog log) throws InterruptedException {
        try {
            realm.clear(id);
        } catch (DeliveryException | IOException | UncheckedIOException e) {
            log.say("the checkout cannot be removed: " + e.getMessage());
        }
    }
}
