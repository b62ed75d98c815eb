package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.InvisibleAction;
import hudson.model.UnprotectedRootAction;
import io.slipway.gitlab.webhook.WebhookAnswer;
import io.slipway.gitlab.webhook.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.YesNoMaybe;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Where GitLab's webhooks arrive: {@code POST /slipway-gitlab/}. Whoever asks proves by a secret or signature that it is GitLab. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class GitLabEndpoint extends InvisibleAction implements UnprotectedRootAction {
    /** The address below Jenkins' own. */
    static final String NAME = "slipway-gitlab";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String getUrlName() {
        return NAME;
    }

    /**
     * Takes one event. Only POST is accepted.
     *
     * @param request the event
     * @param response the answer
     * @throws IOException if the answer cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public void doIndex(StaplerRequest2 request, StaplerResponse2 response) throws IOException, InterruptedException {
        WebhookAnswer answer =
                request.getRestOfPath().isEmpty() || request.getRestOfPath().equals("/")
                        ? Deliveries.get().answer(read(request))
                        : new WebhookAnswer(404, "not here", Map.of());
        answer.headers().forEach(response::setHeader);
        response.setStatus(answer.status());
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write((answer.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookRequest read(StaplerRequest2 request) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return new WebhookRequest(
                request.getMethod(),
                headers,
                new DeadlineBody(request.getInputStream(), PATIENCE),
                request.getRemoteAddr());
    }
}
