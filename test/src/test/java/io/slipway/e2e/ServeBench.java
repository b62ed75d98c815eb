package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an operator has who runs {@code slipway serve}: an installation that other users can read, repositories whose {@code post-receive}
 * posts what GitLab would send, and a configuration.
 */
final class ServeBench implements AutoCloseable {
    static final String SECRET = "hook-secret-of-the-tests-0123456789";
    private static final String HOOK = """
            #!/bin/sh
            while read -r before after ref; do
                kind=push; case $ref in refs/tags/*) kind=tag_push ;; esac
                gone=false; case $after in *[!0]*) ;; *) gone=true ;; esac
                jq -n --arg kind "$kind" --arg before "$before" --arg after "$after" --arg ref "$ref" --argjson gone "$gone" \\
                    --arg message "$(git log -1 --format=%%B "$after" 2>/dev/null)" --arg user '%s' --arg project '%s' \\
                    '{object_kind: $kind, event_name: $kind, before: $before, after: $after, ref: $ref, ref_protected: ($ref == "refs/heads/main"),
                      checkout_sha: (if $gone then null else $after end), user_id: 4, user_name: $user, user_username: "ann", project_id: 1,
                      project: {id: 1, path_with_namespace: $project, default_branch: "main"},
                      commits: (if $gone then [] else [{id: $after, message: $message, author: {name: $user, email: "ann@example.com"},
                        added: [], modified: ["Jenkinsfile"], removed: []}] end), total_commits_count: (if $gone then 0 else 1 end)}' |
                curl --silent --show-error --max-time 10 --noproxy '*' --data-binary @- -H 'Content-Type: application/json' \\
                    -H 'X-Gitlab-Token: %s' -H 'X-Gitlab-Event: Push Hook' "$(cat '%s')"
            done
            """;

    final Path directory;
    final Map<String, String> projects = new TreeMap<>();
    String gitlab = "";
    String more = "";
    private final Path hook;
    private final ServeInstallation installation;
    private final List<SlipwayRun> services = new ArrayList<>();
    private SlipwayRun service;
    private String pages;

    ServeBench(Path directory) throws Exception {
        this.directory = directory;
        this.hook = directory.resolve("hook-address");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.installation = ServeInstallation.in(directory.resolve("install"));
        write("gitlab-token", RecordingGitLab.TOKEN);
        write("hook-secret", SECRET);
    }

    Path write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }

    /** A project with its repository, which is cloned from its directory; the lines are further settings of it. */
    Path project(String path, String settings, String user) throws Exception {
        return project(path, bare(path).toString(), settings, user);
    }

    /** A project with its repository, which is cloned as this says. */
    Path project(String path, String clone, String settings, String user) throws Exception {
        String name = path.replace('/', '-');
        Path bare = bare(path);
        git("init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
        Path script = Files.writeString(bare.resolve("hooks/post-receive"), HOOK.formatted(user, path, SECRET, hook));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path work = directory.resolve(name);
        git("init", "--quiet", "--initial-branch=main", work.toString());
        git("-C", work.toString(), "remote", "add", "origin", bare.toString());
        projects.put(
                path,
                "    clone: %s\n    secrets: [{token: {file: hook-secret}}]\n%s".formatted(clone, settings.indent(4)));
        return work;
    }

    /** Where a project's repository is. */
    Path bare(String path) {
        return directory.resolve(path.replace('/', '-') + ".git");
    }

    /** Commits these stages and pushes them; gives the commit. */
    String push(Path work, String branch, String message, String... stages) throws Exception {
        StringBuilder text = new StringBuilder("pipeline {\n agent any\n stages {\n");
        for (int i = 0; i < stages.length; i += 2) {
            text.append("  stage('")
                    .append(stages[i])
                    .append("') { steps { ")
                    .append(stages[i + 1])
                    .append(" } }\n");
        }
        Files.writeString(work.resolve("Jenkinsfile"), text.append(" }\n}\n").toString());
        git("-C", work.toString(), "add", "--all");
        git(
                "-C",
                work.toString(),
                "-c",
                "user.name=Ann",
                "-c",
                "user.email=ann@example.com",
                "commit",
                "--quiet",
                "--allow-empty",
                "--message",
                message);
        git("-C", work.toString(), "push", "--quiet", "origin", "HEAD:refs/heads/" + branch);
        return git("-C", work.toString(), "rev-parse", "HEAD").strip();
    }

    /** Posts an event, as GitLab does; gives the answer. */
    HttpResponse<String> event(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/gitlab"))
                .header("Content-Type", "application/json")
                .header("X-Gitlab-Token", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "env", "-i", "PATH=" + System.getenv("PATH"), "HOME=" + directory, "GIT_CONFIG_NOSYSTEM=1", "git"));
        command.addAll(List.of(arguments));
        return AppServer.run(command.toArray(String[]::new));
    }

    /** Writes the configuration. */
    Path configure() throws IOException {
        StringBuilder text = new StringBuilder("state: %s\nlisten: 127.0.0.1:0\n%s\n".formatted(state(), more));
        if (!gitlab.isEmpty()) {
            text.append("gitlab: {url: '%s', token: {file: gitlab-token}}\n".formatted(gitlab));
        }
        text.append("projects:\n");
        projects.forEach(
                (path, settings) -> text.append("  ").append(path).append(":\n").append(settings));
        return write("serve.yaml", text.toString());
    }

    /** Starts it, and waits until it listens. */
    SlipwayRun start() throws Exception {
        service = SlipwayRun.start(command("serve", "--config", configure().toString()), Map.of());
        services.add(service);
        service.await("pages: ");
        pages = service.after("pages: ");
        Files.writeString(hook, pages.replaceFirst("/\\?token=.*", "/gitlab"));
        return service;
    }

    List<String> command(String... arguments) {
        return installation.command(arguments);
    }

    Path state() {
        return directory.resolve("state");
    }

    String log(long run) throws IOException {
        Path log = state().resolve("runs").resolve(Long.toString(run)).resolve("log.txt");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    void awaitLog(long run, String text) throws Exception {
        service.await(() -> log(run).contains(text));
    }

    void awaitEnd(long run, String state) throws Exception {
        service.await("run %d of ".formatted(run));
        awaitState(run, state);
    }

    /** Waits for a run that takes as long as real deliveries do. */
    void awaitDelivery(long run) throws Exception {
        service.await(() -> service.has("run %d of ".formatted(run)), Duration.ofMinutes(8));
        awaitState(run, "SUCCESS");
    }

    private void awaitState(long run, String state) throws Exception {
        service.await(() -> state(run).matches("SUCCESS|FAILURE|UNSTABLE|ABORTED|REFUSED|SUPERSEDED"));
        assertThat(state(run)).as(log(run)).isEqualTo(state);
    }

    String state(long run) throws IOException {
        Path file = state().resolve("runs").resolve(Long.toString(run)).resolve("run.json");
        return Files.exists(file) ? Files.readString(file).replaceFirst("(?s).*\"state\":\"([A-Z]+)\".*", "$1") : "";
    }

    String token() {
        return pages.substring(pages.indexOf("token=") + "token=".length());
    }

    /** Asks for a page, with this cookie. */
    HttpResponse<String> get(String path, String cookie) throws Exception {
        String base = pages.replaceFirst("/\\?token=.*", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> page(String path) throws Exception {
        return get(path, "slipway=" + token());
    }

    String base() {
        return pages.replaceFirst("/\\?token=.*", "");
    }

    @Override
    public void close() {
        services.forEach(SlipwayRun::close);
    }
}
