package io.slipway.gitlab.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Sends messages to one GitLab, each with as few requests as it takes. Redirects are not followed. */
public final class GitLabApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_PAGES = 20;
    private static final int SHOWN = 200;
    private static final int DEVELOPER = 30;

    private final GitLabServer server;
    private final Exchange exchange;
    private final InstantSource clock;

    /** Sends one HTTP request; a host's {@code send} does. */
    @FunctionalInterface
    public interface Exchange {
        /**
         * @param request what to send
         * @return the answer; redirects are answers
         * @throws IOException if there was none
         * @throws InterruptedException if the wait was interrupted
         */
        HttpResponse send(HttpRequest request) throws IOException, InterruptedException;
    }

    /**
     * @param server where to
     * @param exchange sends
     * @param clock the time
     */
    public GitLabApi(GitLabServer server, Exchange exchange, InstantSource clock) {
        this.server = server;
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * @param message what to tell
     * @return what became of it
     * @throws InterruptedException if the wait was interrupted
     */
    public Answer send(Message message) throws InterruptedException {
        try {
            if (message instanceof CommitStatus status) {
                return answer(send("POST", status(status), body(status)));
            }
            return note((MergeRequestNote) message);
        } catch (IOException e) {
            return new Answer.Unavailable(String.valueOf(e.getMessage()), Duration.ZERO);
        }
    }

    /** What is known of somebody in a project. */
    public enum Membership {
        /** May push: a developer or more (access level 30). */
        DEVELOPER,
        /** Nobody who may push. */
        STRANGER,
        /** GitLab did not say. */
        UNKNOWN
    }

    /**
     * @param project the project's path
     * @param user GitLab's number of the user
     * @return what the user is in that project, by invitation or by a group
     * @throws InterruptedException if the wait was interrupted
     */
    public Membership membership(String project, long user) throws InterruptedException {
        try {
            HttpResponse answer = send("GET", "projects/" + encode(project) + "/members/all/" + user, Map.of());
            if (answer.status() == 404) {
                return Membership.STRANGER;
            }
            if (!answer.success()) {
                return Membership.UNKNOWN;
            }
            JsonNode member = json(answer);
            boolean developer = member.path("id").asLong() == user
                    && member.path("access_level").asInt() >= DEVELOPER;
            return developer ? Membership.DEVELOPER : Membership.STRANGER;
        } catch (IOException e) {
            return Membership.UNKNOWN;
        }
    }

    private static String status(CommitStatus status) {
        return "projects/" + encode(status.project()) + "/statuses/" + status.sha();
    }

    private static Map<String, Object> body(CommitStatus status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("state", status.state().name().toLowerCase(Locale.ROOT));
        body.put("name", status.name());
        put(body, "ref", status.ref());
        put(body, "target_url", status.targetUrl());
        put(body, "description", status.description());
        return body;
    }

    private static void put(Map<String, Object> body, String name, String value) {
        if (!value.isEmpty()) {
            body.put(name, value);
        }
    }

    /** Somebody else's note that begins like ours is not ours: GitLab would let a maintainer's token change it. */
    private Answer note(MergeRequestNote note) throws IOException, InterruptedException {
        HttpResponse self = send("GET", "user", Map.of());
        if (!self.success()) {
            return answer(self);
        }
        long author = json(self).path("id").asLong();
        String notes = "projects/%s/merge_requests/%d/notes".formatted(encode(note.project()), note.mergeRequest());
        Map<String, Object> body = Map.of("body", note.marker() + "\n" + note.body());
        for (int page = 1; page <= MOST_PAGES; page++) {
            HttpResponse list =
                    send("GET", notes + "?sort=asc&order_by=created_at&per_page=100&page=" + page, Map.of());
            if (!list.success()) {
                return answer(list);
            }
            for (JsonNode found : json(list)) {
                if (found.path("author").path("id").asLong(-1) == author
                        && found.path("body").asText().startsWith(note.marker())) {
                    return answer(send("PUT", notes + "/" + found.path("id").asLong(), body));
                }
            }
            if (list.header("x-next-page").orElse("").isBlank()) {
                break;
            }
        }
        return answer(send("POST", notes, body));
    }

    private HttpResponse send(String method, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        URI address = server.api(path);
        HttpRequest request = HttpRequest.of(method, address)
                .with("PRIVATE-TOKEN", server.token().reveal())
                .with("Accept", "application/json")
                .within(PATIENCE)
                .trusting(server.certificateAuthority());
        return exchange.send(
                body.isEmpty()
                        ? request
                        : request.carrying(new HttpBody.Bytes("application/json", MAPPER.writeValueAsBytes(body))));
    }

    private Answer answer(HttpResponse response) {
        if (response.success()) {
            return new Answer.Accepted(Quota.rest(response, clock.instant()));
        }
        String reason = "GitLab answered " + response.status() + said(response);
        int status = response.status();
        if (status == 429 || status >= 502) {
            return new Answer.Unavailable(reason, Quota.retryAfter(response, clock.instant()));
        }
        if (status == 408 || status == 409 || status >= 500) {
            return new Answer.Later(reason);
        }
        // It has that status already: the answer to the first attempt got lost.
        return status == 400 && reason.contains("Cannot transition status")
                ? new Answer.Accepted(Duration.ZERO)
                : new Answer.Refused(reason);
    }

    private static String said(HttpResponse response) {
        try {
            JsonNode error = json(response);
            JsonNode said = error.hasNonNull("message") ? error.path("message") : error.path("error");
            String text = said.isTextual() ? said.asText() : said.isMissingNode() ? "" : said.toString();
            String line = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
            return line.isEmpty() ? "" : " (" + line.substring(0, Math.min(SHOWN, line.length())) + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static JsonNode json(HttpResponse response) throws IOException {
        try {
            return MAPPER.readTree(response.body());
        } catch (JacksonException e) {
            throw new IOException("GitLab's answer is not JSON", e);
        }
    }

    private static String encode(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
