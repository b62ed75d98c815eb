package io.slipway.deploy;

import io.slipway.credentials.Credential.SshKey;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.FileKind;
import io.slipway.host.Host;
import io.slipway.host.Scratch;
import io.slipway.host.Secret;
import io.slipway.image.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of one run of a playbook: each readable by its owner alone, all in a directory that is removed afterwards. */
final class PlayFiles {
    private static final String PLUGIN = "slipway_events.py";
    private static final String KNOWN_HOSTS = "known_hosts";
    /** The keys of some ten thousand hosts. */
    private static final int MOST_KEYS = 4 * 1024 * 1024;

    private final Scratch scratch;
    private final Directory workspace;

    PlayFiles(Scratch scratch, Directory workspace) {
        this.scratch = scratch;
        this.workspace = workspace;
    }

    /**
     * Writes Ansible's configuration and the callback plugin. The inventory is data only, never a program; host keys are checked; with
     * pipelining no module, and so no secret among its arguments, is written to a target's disk.
     */
    String configuration() throws DeliveryException, IOException {
        try (InputStream plugin = PlayFiles.class.getResourceAsStream(PLUGIN)) {
            scratch.write("callbacks/" + PLUGIN, plugin.readAllBytes());
        }
        return write("ansible.cfg", """
                [defaults]
                callback_plugins = %s
                stdout_callback = slipway_events
                callbacks_enabled =
                collections_path = /usr/share/ansible/collections
                host_key_checking = True
                retry_files_enabled = False
                interpreter_python = auto_silent
                forks = 10
                nocows = True
                deprecation_warnings = False
                [inventory]
                enable_plugins = ini, yaml
                ignore_patterns = %s
                any_unparsed_is_failed = True
                [connection]
                pipelining = True
                [ssh_connection]
                pipelining = True
                """.formatted(scratch.resolve("callbacks"), KNOWN_HOSTS));
    }

    /** Writes the variables of the playbook; ours win over all others. */
    String variables(AnsibleDeploy request, Map<String, ImageReference> images, PlayCredentials credentials)
            throws DeliveryException, IOException {
        Map<String, Object> variables = new LinkedHashMap<>(request.extraVars());
        Map<String, String> references = new LinkedHashMap<>();
        images.forEach((name, image) -> references.put(name, image.toString()));
        variables.put("slipway_images", references);
        variables.put("slipway_registries", registries(request, credentials));
        variables.put("ansible_host_key_checking", true);
        variables.put("ansible_ssh_host_key_checking", true);
        variables.put("ansible_ssh_executable", "ssh");
        variables.put("ansible_ssh_args", sshOptions(request.inventory(), credentials));
        if (credentials.ssh().isPresent()) {
            SshKey key = credentials.ssh().get();
            variables.put("ansible_ssh_private_key_file", secret("key", Secret.of(endingInNewline(key))));
            if (!key.username().isBlank()) {
                variables.put("ansible_user", key.username());
            }
        }
        credentials
                .become()
                .ifPresent(password ->
                        variables.put("ansible_become_password", password.text().reveal()));
        return write("variables.yml", PlayVariables.yaml(variables));
    }

    private static List<Map<String, String>> registries(AnsibleDeploy request, PlayCredentials credentials) {
        return credentials.registry().stream()
                .flatMap(login -> PlayCredentials.registries(request).stream()
                        .map(registry -> Map.of(
                                "registry",
                                        registry.equals(PlayCredentials.DOCKER_HUB)
                                                ? "https://index.docker.io/v1/"
                                                : registry,
                                "username", login.username(),
                                "password", login.password().reveal())))
                .toList();
    }

    /** The first value of an option counts (ssh_config(5)), and Ansible puts these first: nothing in an inventory loosens them. */
    private String sshOptions(String inventory, PlayCredentials credentials) throws DeliveryException, IOException {
        StringBuilder options = new StringBuilder("-F /dev/null -o StrictHostKeyChecking=yes -o ControlMaster=no")
                .append(" -o PasswordAuthentication=no -o KbdInteractiveAuthentication=no -o ServerAliveInterval=15");
        if (credentials.ssh().isPresent()) {
            options.append(" -o IdentitiesOnly=yes");
        }
        String known = sibling(inventory, KNOWN_HOSTS);
        if (workspace.kind(known) == FileKind.FILE) {
            options.append(" -o GlobalKnownHostsFile=/dev/null -o UserKnownHostsFile=")
                    .append(scratch.write(KNOWN_HOSTS, hostKeys(known)));
        }
        return options.toString();
    }

    /** The application's: it must not fill this process' memory. */
    private byte[] hostKeys(String file) throws DeliveryException, IOException {
        try (InputStream in = workspace.read(file)) {
            byte[] keys = in.readNBytes(MOST_KEYS + 1);
            if (keys.length > MOST_KEYS) {
                throw new DeliveryException(
                        file + ": expected host keys, one a line, of at most " + MOST_KEYS / 1024 + " KiB in all");
            }
            return keys;
        }
    }

    private static String sibling(String path, String name) {
        String plain = path.replaceAll("/+$", "");
        return plain.contains("/") ? plain.substring(0, plain.lastIndexOf('/') + 1) + name : name;
    }

    /** OpenSSH takes a passphrase from no file: it runs a program that prints it (ssh(1), SSH_ASKPASS). */
    Command askingForPassphrase(Command command, PlayCredentials credentials, Host host)
            throws DeliveryException, IOException, InterruptedException {
        if (credentials.ssh().flatMap(SshKey::passphrase).isEmpty()) {
            return command;
        }
        String passphrase =
                secret("passphrase", credentials.ssh().get().passphrase().get());
        String program = write("askpass", "#!/bin/sh\nexec cat '" + passphrase + "'\n");
        host.run(Command.of("chmod", "0700", program));
        return command.with("SSH_ASKPASS", program)
                .with("SSH_ASKPASS_REQUIRE", "force")
                .with("DISPLAY", ":");
    }

    /** Writes a secret. */
    String secret(String name, Secret secret) throws DeliveryException, IOException {
        return write(name, secret.reveal());
    }

    private static String endingInNewline(SshKey key) {
        return key.privateKey().reveal().strip() + "\n";
    }

    private String write(String name, String text) throws DeliveryException, IOException {
        return scratch.write(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
