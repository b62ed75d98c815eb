/**
 * Deployment by Ansible: digests that were pushed, one deployment per target at a time, what runs compared with what was to run, and
 * the previous digests back where the verification fails.
 */
package io.slipway.deploy;
