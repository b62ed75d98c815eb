package io.slipway.gitlab.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the projects that a request may speak for. All secrets are compared, whichever fits, so that the time tells nothing. A request that
 * carries a signature must prove it to a project that has signing keys: its token does not count there.
 */
final class Authentication {
    private static final String TOKEN = "X-Gitlab-Token";
    private static final String SIGNATURE = "webhook-signature";
    private static final int LONGEST_TOKEN = 1_000;

    private final List<Project> projects;

    Authentication(List<Project> projects) {
        this.projects = projects.stream()
                .filter(project -> !project.secrets().isEmpty())
                .toList();
    }

    /** Whether anybody could be authenticated at all. */
    boolean configured() {
        return !projects.isEmpty();
    }

    /** Why the headers alone show that the request can speak for no project; empty if it may. */
    Optional<String> refusal(WebhookRequest request, Instant now) {
        boolean signed = request.headers().containsKey(SIGNATURE);
        if (signed && signable() && Signature.of(request, now).isPresent()) {
            return Optional.empty();
        }
        if (!byToken(request, signed).isEmpty()) {
            return Optional.empty();
        }
        if (signed && signable()) {
            return Optional.of(
                    "its signature headers are malformed, or its timestamp is not within five minutes of now");
        }
        return Optional.of(
                request.headers().containsKey(TOKEN)
                        ? "its secret token is wrong"
                        : "it has neither token nor signature");
    }

    /** The projects that the request may speak for. */
    Set<String> projects(WebhookRequest request, byte[] body, Instant now) {
        boolean signed = request.headers().containsKey(SIGNATURE);
        List<Project> proved = new ArrayList<>(byToken(request, signed));
        Signature.of(request, now).ifPresent(signature -> proved.addAll(bySignature(signature, body)));
        return proved.stream().map(Project::path).collect(Collectors.toUnmodifiableSet());
    }

    private List<Project> byToken(WebhookRequest request, boolean signed) {
        byte[] presented = TokenHash.digest(request.single(TOKEN)
                .filter(text -> text.length() <= LONGEST_TOKEN)
                .orElse(""));
        List<Project> proved = new ArrayList<>();
        for (Project project : projects) {
            boolean fits = false;
            for (TokenHash token : project.secrets().tokens()) {
                fits |= token.fits(presented);
            }
            if (fits && !(signed && !project.secrets().signingKeys().isEmpty())) {
                proved.add(project);
            }
        }
        return proved;
    }

    private List<Project> bySignature(Signature signature, byte[] body) {
        List<SigningKey> fitting = projects.stream()
                .flatMap(project -> project.secrets().signingKeys().stream())
                .distinct()
                .filter(key -> signature.fits(key, body))
                .toList();
        return projects.stream()
                .filter(project -> project.secrets().signingKeys().stream().anyMatch(fitting::contains))
                .toList();
    }

    private boolean signable() {
        return projects.stream()
                .anyMatch(project -> !project.secrets().signingKeys().isEmpty());
    }
}
