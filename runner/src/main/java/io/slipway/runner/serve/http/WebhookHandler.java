package io.slipway.runner.serve.http;

import io.slipway.gitlab.webhook.Webhook;
import io.slipway.gitlab.webhook.WebhookAnswer;
import io.slipway.gitlab.webhook.WebhookRequest;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The route {@code /gitlab}. A body is awaited without a thread; a thread works on it when all of it is there. */
final class WebhookHandler extends Handler.Abstract {
    static final String PATH = "/gitlab";

    private final Webhook webhook;
    private final Deadlines deadlines;
    private final Semaphore large;

    WebhookHandler(Webhook webhook, Deadlines deadlines, int largeBodies) {
        this.webhook = webhook;
        this.deadlines = deadlines;
        this.large = new Semaphore(largeBodies);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // As it was sent: no encoded, dotted or decorated form of the path is this route.
        if (!PATH.equals(request.getHttpURI().getPath())) {
            return false;
        }
        WebhookRequest head = head(request);
        Optional<WebhookAnswer> refusal = webhook.refusal(head);
        if (refusal.isPresent()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            send(refusal.get(), response, callback);
            return true;
        }
        BodyReader.read(
                request,
                new BodyReader.Limits(Webhook.LARGEST_BODY, large),
                request.getComponents().getExecutor(),
                body -> {
                    deadlines.end(
                            request.getConnectionMetaData().getConnection().getEndPoint());
                    answer(head, body, response, callback);
                });
        return true;
    }

    private void answer(WebhookRequest head, BodyReader.Body body, Response response, Callback callback) {
        if (body instanceof BodyReader.Whole whole) {
            answer(head, whole.bytes(), response, callback);
            return;
        }
        // The rest stays unread, so the connection is of no more use.
        Map<String, String> close = Map.of("Connection", "close");
        send(
                body instanceof BodyReader.TooMany
                        ? new WebhookAnswer(503, "too many large bodies at a time", close)
                        : new WebhookAnswer(413, "the body is too large", close),
                response,
                callback);
    }

    private void answer(WebhookRequest head, byte[] body, Response response, Callback callback) {
        try {
            send(webhook.answer(head, body), response, callback);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            send(new WebhookAnswer(503, "the server is being stopped", Map.of()), response, callback);
        } catch (RuntimeException e) {
            callback.failed(e);
        }
    }

    private static WebhookRequest head(Request request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(field.getValue());
        }
        return new WebhookRequest(
                request.getMethod(), headers, InputStream.nullInputStream(), Request.getRemoteAddr(request));
    }

    private static void send(WebhookAnswer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        byte[] text = (answer.text() + "\n").getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(text), callback);
    }
}
