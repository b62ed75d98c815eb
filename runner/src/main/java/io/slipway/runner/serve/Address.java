package io.slipway.runner.serve;

import io.slipway.runner.serve.page.Guard.Transport;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How browsers and GitLab reach the server.
 *
 * @param url as the configuration has it
 * @param listening where it listens
 */
record Address(Optional<URI> url, InetSocketAddress listening) {
    String text() {
        return url.map(URI::toString).orElseGet(() -> "http://" + authority());
    }

    private String authority() {
        InetAddress address = listening.getAddress();
        String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        return (address instanceof Inet6Address && !address.isAnyLocalAddress() ? "[" + host + "]" : host) + ":"
                + listening.getPort();
    }

    /** The names that requests may come under. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        url.ifPresent(it -> names.add(it.getRawAuthority().toLowerCase(Locale.ROOT)));
        names.add(authority());
        for (String local : List.of("localhost", "127.0.0.1", "[::1]")) {
            names.add(local + ":" + listening.getPort());
        }
        return names;
    }

    Transport transport() {
        return url.filter(it -> "https".equals(it.getScheme())).isPresent() ? Transport.TLS : Transport.PLAIN;
    }
}
