package io.slipway.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a checkout needs to deploy to an {@link AppServer} by Ansible: this repository's roles, a playbook, an inventory. */
final class DeploymentFiles {
    private final AppServer server;
    private final Checkout checkout;

    /** Takes a file by its path in the checkout. */
    @FunctionalInterface
    interface Checkout {
        Path write(String name, String content) throws IOException;
    }

    DeploymentFiles(AppServer server, Checkout checkout) {
        this.server = server;
        this.checkout = checkout;
    }

    /** The roles, and {@code ansible/deploy.yml} for one service. */
    void playbook(String app) throws IOException {
        Path roles = Path.of("../ansible/roles").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(roles)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                checkout.write("ansible/roles/" + roles.relativize(file), Files.readString(file));
            }
        }
        checkout.write("ansible/deploy.yml", """
                - name: Deploy
                  hosts: app
                  gather_facts: false
                  vars:
                    app_name: %s
                    app_wait: 6
                    app_services:
                      - name: web
                        image: "{{ slipway_images.web }}"
                        ports: ["127.0.0.1:%d:8080"]
                        secret_env: {PASSWORD: application-s3cret}
                  roles: [app]
                """.formatted(app, server.published));
    }

    /** An inventory with one host, and the key by which it is known. */
    void inventory(String file, int port, String hostKey) throws IOException {
        checkout.write(
                file,
                "[app]\napp-1 ansible_host=127.0.0.1 ansible_port=%d ansible_python_interpreter=/usr/bin/python3\n"
                        .formatted(port));
        checkout.write(Path.of(file).resolveSibling("known_hosts").toString(), hostKey);
    }
}
