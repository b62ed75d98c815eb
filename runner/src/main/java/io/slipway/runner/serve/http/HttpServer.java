package io.slipway.runner.serve.http;

import io.slipway.gitlab.webhook.Webhook;
import io.slipway.host.DeliveryException;
import java.net.InetSocketAddress;

/** Listens on one address: {@code POST /gitlab} is the webhook, everything else a page. */
public interface HttpServer extends AutoCloseable {
    /**
     * @param address where to listen; port 0 for a free one
     * @param webhook what answers {@code /gitlab}
     * @param pages what answers everything else
     * @param limits what it bears
     * @return the server, listening
     * @throws DeliveryException if it cannot listen there
     */
    static HttpServer start(InetSocketAddress address, Webhook webhook, Pages pages, ServerLimits limits)
            throws DeliveryException {
        return JettyServer.start(address, webhook, pages, limits);
    }

    /**
     * @return the address it listens on, with the real port
     */
    InetSocketAddress address();

    /** Takes no more requests, lets running ones end for some seconds, and stops. */
    @Override
    void close();
}
