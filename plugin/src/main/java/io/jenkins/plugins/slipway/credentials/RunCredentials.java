package io.jenkins.plugins.slipway.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Run;
import io.slipway.credentials.Credential;
import io.slipway.credentials.Credentials;
import io.slipway.host.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The credentials that a run may use. Whatever is found is tracked as used, and its secrets are hidden from then on. */
public final class RunCredentials implements Credentials {
    private final Run<?, ?> run;
    private final Consumer<Collection<Secret>> hide;

    /**
     * @param run the run
     * @param hide hides secrets in all that is shown and kept
     */
    public RunCredentials(Run<?, ?> run, Consumer<Collection<Secret>> hide) {
        this.run = run;
        this.hide = hide;
    }

    @Override
    public Optional<Credential> find(String id) {
        StandardCredentials found =
                CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of());
        if (found == null) {
            return Optional.empty();
        }
        CredentialsProvider.track(run, found);
        Optional<Credential> credential = CredentialKind.convert(found);
        credential.ifPresent(it -> hide.accept(it.secrets()));
        return credential;
    }
}
