package io.slipway.deploy;

import io.slipway.credentials.Credential;
import io.slipway.credentials.Credential.SecretText;
import io.slipway.credentials.Credential.SshKey;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.credentials.Credentials;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The credentials of one deployment, found and allowed.
 *
 * @param ssh with which Ansible logs in
 * @param registry with which the target pulls
 * @param become the password of sudo
 * @param vault the password of Ansible Vault
 */
record PlayCredentials(
        Optional<SshKey> ssh,
        Optional<UsernamePassword> registry,
        Optional<SecretText> become,
        Optional<SecretText> vault) {

    /** Docker's name of its own registry, which references leave out. */
    static final String DOCKER_HUB = "docker.io";

    static PlayCredentials of(AnsibleDeploy request, StepRun run) throws DeliveryException {
        if (request.registryCredentialsId().isPresent()) {
            for (String registry : registries(request)) {
                run.delivery()
                        .policy()
                        .requireBound(request.registryCredentialsId().get(), registry);
            }
        }
        Credentials credentials = run.delivery().credentials();
        return new PlayCredentials(
                find(request.credentialsId(), SshKey.class, credentials),
                find(request.registryCredentialsId(), UsernamePassword.class, credentials),
                find(request.becomeCredentialsId(), SecretText.class, credentials),
                find(request.vaultCredentialsId(), SecretText.class, credentials));
    }

    /** The registries that the images lie in, each once. */
    static Set<String> registries(AnsibleDeploy request) {
        return request.images().values().stream()
                .map(image -> image.host().orElse(DOCKER_HUB))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <C extends Credential> Optional<C> find(Optional<String> id, Class<C> kind, Credentials credentials)
            throws DeliveryException {
        return id.isEmpty() ? Optional.empty() : Optional.of(credentials.require(id.get(), kind));
    }

    /** All that must be masked. */
    Secret[] secrets() {
        return Stream.of(ssh, registry, become, vault)
                .flatMap(Optional::stream)
                .flatMap(credential -> ((Credential) credential).secrets().stream())
                .toArray(Secret[]::new);
    }
}
