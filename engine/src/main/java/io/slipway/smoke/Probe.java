package io.slipway.smoke;

import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The request that a smoke test sends. */
final class Probe {
    private Probe() {}

    static HttpRequest of(SmokeTest request, String address, Optional<UsernamePassword> login) {
        HttpRequest probe = HttpRequest.of(request.method(), URI.create("http://" + address + request.path()))
                .within(Duration.ofSeconds(request.timeout()));
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            probe = probe.with(header.getKey(), header.getValue());
        }
        if (login.isPresent()) {
            probe = probe.with("Authorization", login.get().basic());
        }
        if (!request.body().isEmpty()) {
            probe = probe.carrying(new HttpBody.Bytes(
                    request.headers().getOrDefault("Content-Type", ""),
                    request.body().getBytes(StandardCharsets.UTF_8)));
        }
        return probe;
    }
}
