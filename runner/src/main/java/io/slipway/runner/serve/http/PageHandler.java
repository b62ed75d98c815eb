package io.slipway.runner.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Everything but the webhook, on threads of its own: readers of live logs never keep GitLab waiting. */
final class PageHandler extends Handler.Abstract {
    private final Pages pages;
    private final Deadlines deadlines;
    private final ExecutorService threads;

    PageHandler(Pages pages, Deadlines deadlines, ExecutorService threads) {
        this.pages = pages;
        this.deadlines = deadlines;
        this.threads = threads;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String method = request.getMethod();
        if (!"GET".equals(method) && !"HEAD".equals(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Response.writeError(request, response, callback, 405);
            return true;
        }
        try {
            threads.execute(() -> answer(request, response, callback));
        } catch (RejectedExecutionException e) {
            Response.writeError(request, response, callback, 503);
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        deadlines.end(request.getConnectionMetaData().getConnection().getEndPoint());
        try {
            PageResponse page = pages.answer(pageRequest(request));
            response.setStatus(page.status());
            page.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            if ("HEAD".equals(request.getMethod())) {
                callback.succeeded();
                return;
            }
            try (OutputStream out = Content.Sink.asOutputStream(response)) {
                page.body().write(out);
            }
            callback.succeeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
        } catch (IOException | RuntimeException e) {
            callback.failed(e);
        }
    }

    private static PageRequest pageRequest(Request request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.putIfAbsent(field.getName(), field.getValue());
        }
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValue());
        }
        return new PageRequest(
                request.getMethod(), Request.getPathInContext(request), query, headers, Request.getRemoteAddr(request));
    }
}
