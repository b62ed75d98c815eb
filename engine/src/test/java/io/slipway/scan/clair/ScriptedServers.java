package io.slipway.scan.clair;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;

/** A registry by the OCI distribution specification, and a Clair that says what the real one said when it was recorded. */
final class ScriptedServers extends Dispatcher {
    /** What the recorded answers are about. */
    private static final String RECORDED = "sha256:c5b9dc233e1d011bd349fa944db7f23e32382d75016ffdef39b2d308d7fce229";

    /** Every call, as method and path; digests shortened. */
    final List<String> calls = new CopyOnWriteArrayList<>();
    /** Bodies that were posted to the indexer. */
    final List<String> posted = new CopyOnWriteArrayList<>();
    /** The last Authorization header that Clair got; empty for none. */
    volatile String authorization = "";
    /** Answers that come before the usual ones, by method and beginning of the path. */
    final Map<String, Deque<MockResponse>> first = new HashMap<>();

    private final Set<String> blobs = new HashSet<>();
    private final Map<String, byte[]> manifests = new HashMap<>();

    void first(String call, int status, String body) {
        first.computeIfAbsent(call, any -> new ArrayDeque<>()).add(answer(status, body));
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        String call = request.getMethod() + " " + path;
        calls.add(call.replaceAll("sha256:[0-9a-f]{60}", "…"));
        if (!path.startsWith("/v2/")) {
            authorization = String.valueOf(request.getHeaders().get("Authorization"));
        }
        for (Map.Entry<String, Deque<MockResponse>> script : first.entrySet()) {
            if (call.startsWith(script.getKey()) && !script.getValue().isEmpty()) {
                return script.getValue().remove();
            }
        }
        return path.startsWith("/v2/") ? registry(request, path) : clair(request, path);
    }

    private MockResponse registry(RecordedRequest request, String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (request.getMethod()) {
            case "HEAD" -> answer(blobs.contains(last) ? 200 : 404, "");
            case "POST", "PATCH" -> located(202);
            case "PUT" -> {
                if (path.contains("/manifests/")) {
                    manifests.put(last, request.getBody().toByteArray());
                } else {
                    blobs.add(request.getUrl().queryParameter("digest"));
                }
                yield answer(201, "");
            }
            case "GET" ->
                new MockResponse.Builder()
                        .code(200)
                        .addHeader("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                        .body(new String(manifests.get(last), StandardCharsets.UTF_8))
                        .build();
            default -> answer(202, "");
        };
    }

    private static MockResponse located(int status) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "/v2/quarantine/blobs/uploads/1")
                .build();
    }

    private MockResponse clair(RecordedRequest request, String path) {
        String digest = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/indexer/api/v1/index_state")) {
            return answer(200, RecordedClair.response("14-index-state"));
        }
        if (path.startsWith("/matcher/api/v1/internal/")) {
            return answer(200, RecordedClair.response("60-update-operations"));
        }
        if (path.startsWith("/matcher/api/v1/vulnerability_report/")) {
            String report = RecordedClair.response("13-vulnerability-report");
            // The canary is the second image that is shown to it.
            String known = posted.size() > 1 ? report.replace("CVE-2016-2781", "CVE-2024-6387") : report;
            return answer(200, known.replace(RECORDED, digest));
        }
        return switch (request.getMethod()) {
            case "POST" -> {
                posted.add(request.getBody().utf8());
                yield answer(
                        201, index(posted.get(posted.size() - 1).replaceAll("(?s).*?\"hash\":\"([^\"]+)\".*", "$1")));
            }
            case "DELETE" -> answer(204, "");
            default -> answer(404, RecordedClair.response("23-unknown-index"));
        };
    }

    static String index(String digest) {
        return RecordedClair.response("10-index").replace(RECORDED, digest);
    }

    static MockResponse answer(int status, String body) {
        return new MockResponse(status, Headers.of(), body);
    }

    /** The calls to Clair and those that put or remove a manifest, in their order. */
    List<String> story() {
        List<String> story = new ArrayList<>();
        for (String call : calls) {
            if (!call.contains("/v2/") || call.contains("PUT /v2/quarantine/manifests") || call.startsWith("DELETE")) {
                story.add(call.replaceAll("…[0-9a-f]{4}", "*"));
            }
        }
        return story;
    }
}
