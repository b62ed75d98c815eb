package io.slipway.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A cluster of PostgreSQL of its own: unprivileged, in a temporary directory, on a free loopback port, without fsync. */
final class RealPostgres implements AutoCloseable {
    private static final String USER = "postgres";

    private final Path directory;
    private final Path programs;
    private final int port;
    private final Process process;

    private RealPostgres(Path directory, Path programs, int port, Process process) {
        this.directory = directory;
        this.programs = programs;
        this.port = port;
        this.process = process;
    }

    static RealPostgres start() throws Exception {
        Path programs = programs();
        Path directory = Files.createTempDirectory("slipway-postgres");
        Ports.run("chown", USER, directory.toString());
        run(programs, "initdb", "--pgdata", directory + "/data", "--auth=trust", "--no-sync", "--encoding=UTF8");
        int port = Ports.free();
        List<String> command = as(programs.resolve("postgres").toString());
        command.addAll(List.of("-D", directory + "/data", "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"));
        command.addAll(List.of("-c", "unix_socket_directories=" + directory, "-p", Integer.toString(port)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        RealPostgres postgres = new RealPostgres(directory, programs, port, process);
        Ports.await(port, process, directory.resolve("log"));
        return postgres;
    }

    /** A new database; gives the connection string. */
    String database(String name) throws Exception {
        run(programs, "createdb", "--host=127.0.0.1", "--port=" + port, name);
        return "host=127.0.0.1 port=%d user=%s dbname=%s sslmode=disable".formatted(port, USER, name);
    }

    /** Runs a statement. */
    void execute(String database, String statement) throws Exception {
        run(programs, "psql", "--host=127.0.0.1", "--port=" + port, "--quiet", "--command=" + statement, database);
    }

    private static void run(Path programs, String program, String... arguments) throws Exception {
        List<String> command = as(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Ports.run(command.toArray(String[]::new));
    }

    private static List<String> as(String program) {
        return new ArrayList<>(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups", program));
    }

    private static Path programs() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL is missing: run test/clair/build"));
        }
    }

    @Override
    public void close() throws Exception {
        // The launcher has become the server itself: SIGINT is its fast shutdown.
        Ports.run("kill", "-INT", Long.toString(process.pid()));
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(RealPostgres::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
