package io.slipway.host.local;

import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpRequest.SaveTo;
import io.slipway.host.HttpResponse;
import io.slipway.host.HttpResponse.Saved;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** Sends HTTP requests of this machine, by OkHttp. It keeps connections open for the next request. Safe for several threads. */
public final class HttpExchange {
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Map<String, OkHttpClient> clients = new ConcurrentHashMap<>();

    /** Keeps no connection yet. */
    public HttpExchange() {}

    /**
     * Sends one request; a redirect is an answer.
     *
     * @param request what to send
     * @return the answer, whatever its status
     * @throws IOException if there was no answer; its message names what failed
     * @throws InterruptedException if the thread is interrupted; the exchange has ended then
     */
    public HttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        BodyWriter body = new BodyWriter(request.body());
        Call call = client(request.certificateAuthority())
                .newBuilder()
                .callTimeout(request.timeout())
                .build()
                .newCall(okRequest(request, body));
        return answer(call, body, request.file());
    }

    private OkHttpClient client(String certificateAuthority) {
        return clients.computeIfAbsent(certificateAuthority, HttpExchange::newClient);
    }

    private static OkHttpClient newClient(String certificateAuthority) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
        if (!certificateAuthority.isEmpty()) {
            Trust trust = Trust.in(certificateAuthority);
            builder.sslSocketFactory(trust.sockets(), trust.manager());
        }
        return builder.build();
    }

    /** A body that comes from another process is not the same object. */
    private static boolean isNone(HttpBody body) {
        return body instanceof HttpBody.Bytes bytes && bytes.mediaType().isEmpty() && bytes.content().length == 0;
    }

    private static Request okRequest(HttpRequest request, BodyWriter body) throws IOException {
        boolean bodyless =
                isNone(request.body()) && !Set.of("POST", "PUT", "PATCH").contains(request.method());
        Request.Builder builder =
                new Request.Builder().url(request.uri().toString()).method(request.method(), bodyless ? null : body);
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            add(builder, header.getKey(), header.getValue());
        }
        return builder.build();
    }

    /** Without what OkHttp says of a header that it does not take: that holds the value, which may be a secret. */
    private static void add(Request.Builder builder, String name, String value) throws IOException {
        try {
            builder.header(name, value);
        } catch (IllegalArgumentException e) {
            throw new IOException("the header %s holds a character that HTTP does not allow in one"
                    .formatted(name.replaceAll("[^!-~]", "?")));
        }
    }

    /** Waits so that an interruption ends the exchange at once, also in the middle of the answer's body. */
    private static HttpResponse answer(Call call, BodyWriter body, Optional<SaveTo> file)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException problem) {
                answer.completeExceptionally(problem);
            }

            @Override
            public void onResponse(Call done, Response response) {
                try (response) {
                    answer.complete(read(response, body, file));
                } catch (IOException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw new IOException(NoAnswer.reason(e.getCause()), e.getCause());
        }
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers()
                .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
        return headers;
    }

    private static HttpResponse read(Response response, BodyWriter body, Optional<SaveTo> file) throws IOException {
        if (file.isPresent() && response.isSuccessful()) {
            Saved saved = FileWriter.write(response.body().byteStream(), file.get());
            return new HttpResponse(response.code(), headers(response), new byte[0], body.sent(), Optional.of(saved));
        }
        return new HttpResponse(response.code(), headers(response), content(response), body.sent(), Optional.empty());
    }

    private static byte[] content(Response response) throws IOException {
        try (ResponseBody body = response.body()) {
            BufferedSource source = body.source();
            if (source.request(MOST_BYTES + 1)) {
                throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
            }
            return source.readByteArray();
        }
    }
}
