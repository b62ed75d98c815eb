package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Item;
import java.util.Objects;

/**
 * A repository, as a job reaches it.
 *
 * @param item whose credentials are meant
 * @param url as it is configured there
 * @param credentialsId the id of a credential that the item may use; empty for none
 */
record Remote(Item item, String url, String credentialsId) {
    Remote {
        Objects.requireNonNull(item);
        Objects.requireNonNull(url);
        credentialsId = credentialsId == null ? "" : credentialsId;
    }
}
