package io.slipway.runner.serve.http;

import io.slipway.gitlab.webhook.Webhook;
import io.slipway.host.DeliveryException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;

/** The server on Jetty: connections wait without threads, so that slow peers cost a connection only, and that for a limited time. */
final class JettyServer implements HttpServer {
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int JETTYS_OWN_THREADS = 8;
    private static final long SWEEP_MILLIS = 500;
    private static final long STOP_MILLIS = 5_000;

    private final Server server;
    private final ServerConnector connector;
    private final ThreadPoolExecutor pageThreads;
    private final Deadlines deadlines;

    private JettyServer(Server server, ServerConnector connector, ThreadPoolExecutor pageThreads, Deadlines deadlines) {
        this.server = server;
        this.connector = connector;
        this.pageThreads = pageThreads;
        this.deadlines = deadlines;
    }

    static HttpServer start(InetSocketAddress address, Webhook webhook, Pages pages, ServerLimits limits)
            throws DeliveryException {
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads() + JETTYS_OWN_THREADS);
        threads.setName("slipway-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        Deadlines deadlines = new Deadlines(limits.requestTime());
        ServerConnector connector = connector(server, address, limits, deadlines);
        ThreadPoolExecutor pageThreads = pageThreads(limits.threads());
        server.setHandler(new GracefulHandler(new Timed(
                deadlines,
                new Handler.Sequence(
                        new WebhookHandler(webhook, deadlines, limits.largeBodies()),
                        new PageHandler(pages, deadlines, pageThreads)))));
        server.setErrorHandler(JettyServer::error);
        server.setStopTimeout(STOP_MILLIS);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        JettyServer jetty = new JettyServer(server, connector, pageThreads, deadlines);
        jetty.listen(address);
        return jetty;
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    @Override
    public void close() {
        pageThreads.shutdownNow();
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server could not be stopped: " + e.getMessage(), e);
        }
    }

    /** Jetty may throw anything. */
    private void listen(InetSocketAddress address) throws DeliveryException {
        try {
            server.start();
            sweep(connector.getScheduler());
        } catch (Exception e) {
            close();
            throw new DeliveryException(
                    "cannot listen on %s: %s".formatted(address, e.getMessage() == null ? e : e.getMessage()), e);
        }
    }

    private void sweep(Scheduler scheduler) {
        deadlines.enforce();
        if (scheduler.isRunning()) {
            scheduler.schedule(() -> sweep(scheduler), SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static ServerConnector connector(
            Server server, InetSocketAddress address, ServerLimits limits, Deadlines deadlines) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(limits.idleTime().toMillis());
        connector.addBean((Connection.Listener) deadlines);
        server.addConnector(connector);
        return connector;
    }

    private static ThreadPoolExecutor pageThreads(int most) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(most), task -> {
                    Thread thread = new Thread(task, "slipway-page");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** What Jetty itself refuses: malformed requests, heads that are too large. */
    private static boolean error(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.write(
                true,
                ByteBuffer.wrap(("error " + response.getStatus() + "\n").getBytes(StandardCharsets.US_ASCII)),
                callback);
        return true;
    }

    /** Gives each request its time. */
    private static final class Timed extends Handler.Wrapper {
        private final Deadlines deadlines;

        Timed(Deadlines deadlines, Handler handler) {
            super(handler);
            this.deadlines = deadlines;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            org.eclipse.jetty.io.EndPoint endPoint =
                    request.getConnectionMetaData().getConnection().getEndPoint();
            deadlines.begin(endPoint);
            Request.addCompletionListener(request, failure -> deadlines.begin(endPoint));
            return super.handle(request, response, callback);
        }
    }
}
