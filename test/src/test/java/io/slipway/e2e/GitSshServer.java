package io.slipway.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's SSH server on loopback, with keys of its own, for git. */
final class GitSshServer implements AutoCloseable {
    final Path key;
    /** The line of known_hosts by which this server is known. */
    final String known;
    /** The same line, of another server. */
    final String stranger;

    private final int port = Ports.free();
    private final Process server;

    GitSshServer(Path directory) throws Exception {
        Files.createDirectories(directory);
        this.key = key(directory, "git");
        Path host = key(directory, "host");
        this.known = known(host);
        this.stranger = known(key(directory, "other-host"));
        Files.createDirectories(Path.of("/run/sshd"));
        Path config = Files.writeString(directory.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s.pub
                PasswordAuthentication no
                StrictModes no
                UsePAM no
                PidFile none
                """.formatted(port, host, key));
        this.server = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        Ports.await(port, server, directory.resolve("sshd.log"));
    }

    private static Path key(Path directory, String name) throws Exception {
        Path key = directory.resolve(name);
        AppServer.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        return key;
    }

    private String known(Path host) throws IOException {
        String[] parts = Files.readString(Path.of(host + ".pub")).split(" ", 3);
        return "[127.0.0.1]:%d %s %s\n".formatted(port, parts[0], parts[1]);
    }

    String url(Path repository) {
        return "ssh://root@127.0.0.1:" + port + repository;
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
    }
}
