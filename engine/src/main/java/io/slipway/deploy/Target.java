package io.slipway.deploy;

import io.slipway.delivery.StepRun;
import io.slipway.digest.Sha256;
import io.slipway.record.Header;
import io.slipway.record.Source;

/**
 * What a deployment changes: the hosts of an inventory, as one playbook of one job sees them. Deployments of the same target follow one
 * another, and each is the one to which the next may return.
 *
 * @param id {@code target:} and 64 hex digits
 */
record Target(String id) {
    static Target of(AnsibleDeploy request, StepRun run) {
        Header header = run.delivery().record().header();
        String text = String.join(
                "\n",
                header.job(),
                header.source().map(Source::url).orElse(""),
                request.inventory(),
                request.playbook(),
                request.limit().orElse(""));
        return new Target("target:" + Sha256.of(text).replace("sha256:", ""));
    }
}
