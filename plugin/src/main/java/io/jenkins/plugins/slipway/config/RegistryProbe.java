package io.jenkins.plugins.slipway.config;

import hudson.util.FormValidation;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.local.LocalHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a registry whether it is one (the API version check of the OCI distribution specification, §"determining support"), from the
 * controller. A credential is sent to that host and port alone, and only when the registry asks for one.
 *
 * @param host {@code host[:port]}
 * @param certificateAuthority PEM, empty for the system's
 * @param plainHttp whether it is spoken to without TLS
 */
record RegistryProbe(String host, String certificateAuthority, boolean plainHttp) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern REALM = Pattern.compile("realm=\"([^\"]*)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    static boolean isCertificate(String text) {
        return text.isBlank() || text.strip().startsWith("-----BEGIN CERTIFICATE-----");
    }

    FormValidation test(Optional<UsernamePassword> login) throws InterruptedException {
        if (!isHost(host)) {
            return FormValidation.error("First say which registry: host or host:port");
        }
        if (!isCertificate(certificateAuthority)) {
            return FormValidation.error("The certificate authority is no certificate in PEM form");
        }
        try {
            return answered(send(address(), Optional.empty()), login);
        } catch (IOException | IllegalArgumentException e) {
            return FormValidation.error(host + " cannot be reached: " + e.getMessage());
        }
    }

    private FormValidation answered(HttpResponse response, Optional<UsernamePassword> login)
            throws IOException, InterruptedException {
        if (response.success()) {
            return FormValidation.ok(host + " is a registry, and asks nobody who they are.");
        }
        String challenge = response.header("WWW-Authenticate").orElse("");
        if (response.status() != 401 || challenge.isEmpty()) {
            return FormValidation.error(host + " answered " + response.status() + ": it is no registry");
        }
        if (login.isEmpty()) {
            return FormValidation.warning(host + " is a registry; it wants a credential, and none is chosen.");
        }
        return loggedIn(challenge, login.get());
    }

    private FormValidation loggedIn(String challenge, UsernamePassword login) throws IOException, InterruptedException {
        URI where = challenge.startsWith("Bearer") ? realm(challenge) : address();
        if (!host.equals(where.getRawAuthority()) || !address().getScheme().equals(where.getScheme())) {
            return FormValidation.warning(
                    "%s is a registry. It sends us on to %s for a token: the credential was not sent"
                            .formatted(host, where.getRawAuthority()));
        }
        HttpResponse response = send(where, Optional.of(login));
        return response.success()
                ? FormValidation.ok(host + " is a registry, and takes the credential of '" + login.username() + "'.")
                : FormValidation.error(host + " refuses the credential (" + response.status() + ")");
    }

    private HttpResponse send(URI uri, Optional<UsernamePassword> login) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.of("GET", uri).trusting(certificateAuthority).within(PATIENCE);
        LocalHost controller = new LocalHost(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), Map.of());
        return controller.send(
                login.isPresent() ? request.with("Authorization", login.get().basic()) : request);
    }

    private URI address() {
        return URI.create((plainHttp ? "http://" : "https://") + host + "/v2/");
    }

    private static URI realm(String challenge) throws IOException {
        Matcher realm = REALM.matcher(challenge);
        try {
            return URI.create(realm.find() ? realm.group(1) : "");
        } catch (IllegalArgumentException e) {
            throw new IOException("its challenge names no address for a token", e);
        }
    }
}
