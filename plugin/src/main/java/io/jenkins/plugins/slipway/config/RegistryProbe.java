package io.jenkins.plugins.slipway.config;

import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import java.io.IOException;
import java.net.URI;
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
    private static final String VERSION = "/v2/";

    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    Answer test(Optional<UsernamePassword> login) throws InterruptedException {
        if (!isHost(host)) {
            return Answer.bad("First say which registry: host or host:port");
        }
        Probe probe = new Probe((plainHttp ? "http://" : "https://") + host, certificateAuthority);
        return probe.judged(() -> asNobody(probe, login));
    }

    private Answer asNobody(Probe probe, Optional<UsernamePassword> login) throws IOException, InterruptedException {
        HttpResponse response = probe.send(probe.request("GET", VERSION));
        if (response.success()) {
            return Answer.good(host + " is a registry, and asks nobody who they are.");
        }
        String challenge = response.header("WWW-Authenticate").orElse("");
        if (response.status() != 401 || challenge.isEmpty()) {
            return Answer.bad(host + " answered " + response.status() + ": it is no registry");
        }
        if (login.isEmpty()) {
            return Answer.doubtful(host + " is a registry; it wants a credential, and none is chosen.");
        }
        return loggedIn(probe, challenge, login.get());
    }

    private Answer loggedIn(Probe probe, String challenge, UsernamePassword login)
            throws IOException, InterruptedException {
        HttpRequest request = probe.request("GET", VERSION);
        URI where = challenge.startsWith("Bearer") ? realm(challenge) : request.uri();
        boolean there = host.equals(where.getRawAuthority())
                && request.uri().getScheme().equals(where.getScheme());
        if (!there) {
            return Answer.doubtful("%s is a registry. It sends us on to %s for a token: the credential was not sent"
                    .formatted(host, where.getRawAuthority()));
        }
        HttpResponse response = probe.send(request.to(where).with("Authorization", login.basic()));
        return response.success()
                ? Answer.good(host + " is a registry, and takes the credential of '" + login.username() + "'.")
                : Answer.bad(host + " refuses the credential (" + response.status() + ")");
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
