package io.slipway.runner.serve.run;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.credentials.Credential;
import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.Trigger;
import io.slipway.host.ToolEnvironment;
import io.slipway.runner.serve.config.BoundCredential;
import io.slipway.runner.serve.config.BoundCredential.Scope;
import io.slipway.runner.serve.config.ServedProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a run's process is called: {@code slipway run}, as the realm's user. No secret stands in it; names from GitLab are values, never options. */
final class RunCommandLine {
    /** What this writes is YAML as well, whatever stands in a secret. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Serving serving;
    private final ServedProject project;
    private final Realm realm;
    private final RunDirectory directory;
    private final RunInfo run;

    RunCommandLine(Serving serving, ServedProject project, Realm realm, RunDirectory directory, RunInfo run) {
        this.serving = serving;
        this.project = project;
        this.realm = realm;
        this.directory = directory;
        this.run = run;
    }

    List<String> command(Trust trust) throws IOException {
        Path workspace = realm.workspace(run.id());
        List<String> command = new ArrayList<>(List.of("setsid", "setpriv"));
        command.addAll(realm.account().prefix());
        command.addAll(serving.launcher().command());
        command.addAll(List.of(
                "run",
                "--workspace",
                workspace.toString(),
                "--state",
                realm.state().toString()));
        command.addAll(List.of("--job", job(), "--events", events().toString()));
        if (serving.gitlab().isPresent()) {
            command.add("--statuses");
        }
        Optional<Path> credentials = credentials(trust);
        credentials.ifPresent(file -> command.addAll(List.of("--credentials", file.toString())));
        project.policy().ifPresent(file -> command.addAll(List.of("--policy", file.toString())));
        project.libraries().forEach((name, path) -> command.addAll(List.of("--library", name + "=" + path)));
        variables().forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
        command.addAll(List.of("--", workspace.resolve(project.jenkinsfile()).toString()));
        return command;
    }

    private String job() {
        return (project.hook().path() + "/" + branchName()).replaceAll("\\p{Cntrl}", "?");
    }

    private String branchName() {
        Trigger trigger = run.trigger();
        return trigger.mergeRequest()
                .map(request -> "MR-" + request.iid())
                .or(trigger::branch)
                .or(trigger::tag)
                .orElse(run.shortSha());
    }

    private Path events() throws IOException {
        return directory.write("events.jsonl", "", realm.account());
    }

    /** The variables of a multibranch project. */
    private Map<String, String> variables() {
        Trigger trigger = run.trigger();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("BRANCH_NAME", branchName());
        trigger.tag().ifPresent(tag -> variables.put("TAG_NAME", tag));
        trigger.mergeRequest().ifPresent(request -> change(request, variables));
        variables.put("BUILD_URL", serving.address().get() + "/runs/" + run.id());
        variables.put("SLIPWAY_RUN", Long.toString(run.id()));
        variables.put("SLIPWAY_ATTEMPT", Integer.toString(run.attempt()));
        return variables;
    }

    private static void change(MergeRequest request, Map<String, String> variables) {
        variables.put("CHANGE_ID", Long.toString(request.iid()));
        variables.put("CHANGE_BRANCH", request.sourceBranch());
        variables.put("CHANGE_TARGET", request.targetBranch());
    }

    /** What the process sees of the operator's environment, and where its home is. */
    Map<String, String> environment() {
        Map<String, String> all = ToolEnvironment.of(serving.environment());
        all.put("HOME", realm.home());
        all.put("TMPDIR", realm.temporary());
        realm.account().user().ifPresent(user -> all.putAll(Map.of("USER", user, "LOGNAME", user)));
        all.putAll(project.environment());
        return all;
    }

    /** The credentials that this run may use, in a file that only its user can read; empty where there are none. */
    private Optional<Path> credentials(Trust trust) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (BoundCredential bound : project.credentials()) {
            if (bound.scope() == Scope.EVERY_REF || trust == Trust.PROTECTED_REF) {
                entries.put(bound.id(), entry(bound.credential()));
            }
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(directory.write("credentials.yaml", MAPPER.writeValueAsString(entries), realm.account()));
    }

    private static Map<String, String> entry(Credential credential) {
        if (credential instanceof Credential.UsernamePassword user) {
            return Map.of(
                    "type",
                    "usernamePassword",
                    "username",
                    user.username(),
                    "password",
                    user.password().reveal());
        }
        if (credential instanceof Credential.SecretText text) {
            return Map.of("type", "secretText", "text", text.text().reveal());
        }
        if (credential instanceof Credential.SecretFile file) {
            return Map.of(
                    "type",
                    "file",
                    "fileName",
                    file.fileName(),
                    "content",
                    file.content().reveal());
        }
        Credential.SshKey key = (Credential.SshKey) credential;
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("type", "sshKey");
        entry.put("username", key.username());
        entry.put("privateKey", key.privateKey().reveal());
        key.passphrase().ifPresent(phrase -> entry.put("passphrase", phrase.reveal()));
        return entry;
    }
}
