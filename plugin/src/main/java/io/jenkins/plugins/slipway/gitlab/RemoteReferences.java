package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionPoint;
import io.slipway.host.DeliveryException;

/** Asks a repository what it has; there is none where the Git plugin is missing. */
interface RemoteReferences extends ExtensionPoint {
    /**
     * @param remote the repository
     * @return its branches and tags, as {@code git ls-remote --heads --tags} prints them
     * @throws DeliveryException if it does not answer
     * @throws InterruptedException if the wait was interrupted
     */
    String list(Remote remote) throws DeliveryException, InterruptedException;
}
