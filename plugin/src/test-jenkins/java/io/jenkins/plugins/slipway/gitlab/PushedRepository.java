package io.jenkins.plugins.slipway.gitlab;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository on this machine, of which events are posted as GitLab documents them. */
final class PushedRepository implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String PUSH = """
            {"object_kind": "push", "event_name": "push", "before": "%s", "after": "%s", "ref": "refs/heads/%s",
             "checkout_sha": "%s", "user_id": 4, "user_name": "Ann", "user_username": "ann", "project_id": 15,
             "project": {"id": 15, "path_with_namespace": "shop/web"}, "total_commits_count": 1,
             "commits": [{"id": "%s", "message": "Change", "url": "https://gitlab.example.com/c",
               "author": {"name": "Ann", "email": "ann@example.com"}, "added": [], "modified": ["%s"], "removed": []}]}
            """;

    private static final String BEFORE = "1".repeat(40);

    private final String directory;

    private PushedRepository(String directory) {
        this.directory = directory;
    }

    static PushedRepository create(Path directory) throws IOException, InterruptedException {
        PushedRepository repository = new PushedRepository(directory.toString());
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    String address() {
        return directory;
    }

    /** Writes a file and commits it; gives the commit. */
    String commit(String file, String text) throws IOException, InterruptedException {
        Files.writeString(Path.of(directory, file), text);
        git("add", "--", file);
        git("-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "--quiet", "-m", "Change " + file);
        return git("rev-parse", "HEAD").strip();
    }

    /** Posts the push of a commit, with this secret. */
    static HttpResponse<String> push(URL jenkins, String secret, String branch, String sha, String file)
            throws IOException, InterruptedException {
        return post(
                URI.create(jenkins + "slipway-gitlab/"), secret, PUSH.formatted(BEFORE, sha, branch, sha, sha, file));
    }

    /** Posts an event somewhere. */
    static HttpResponse<String> post(URI address, String secret, String event)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("X-Gitlab-Event", "Push Hook")
                .POST(HttpRequest.BodyPublishers.ofString(event));
        if (!secret.isEmpty()) {
            request.header("X-Gitlab-Token", secret);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
        return said;
    }
}
