package io.slipway.runner.training;

import com.jayway.jsonpath.JsonPath;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpRequest;
import io.slipway.host.local.LocalHost;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Draft;
import io.slipway.record.Evidence;
import io.slipway.record.Header;
import io.slipway.record.Outcome;
import io.slipway.record.RecordStore;
import io.slipway.record.Source;
import io.slipway.record.ToolVersion;
import io.slipway.report.Reports;
import io.slipway.runner.GateCommand;
import io.slipway.runner.cli.Slipway;
import io.slipway.runner.delivery.GateRehearsal;
import io.slipway.runner.serve.Rehearsal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Does a little of all that a delivery does inside this process. The launcher starts it with {@code -XX:ArchiveClassesAtExit}: a step
 * that meets its classes for the first time then finds them loaded and verified.
 */
public final class Training {
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

    private Training() {}

    /**
     * Trains; what fails in it costs a slower start and nothing else.
     *
     * @param arguments the directory of the training's files, and a directory to work in
     * @throws Exception if the classes of Slipway cannot be read
     */
    public static void main(String[] arguments) throws Exception {
        Path files = Path.of(arguments[0]);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Slipway slipway = new Slipway(out, System.err);
        slipway.execute("run", "--workspace", files.toString(), "--state", arguments[1]);
        GateRehearsal.run();
        gate(slipway, Path.of(arguments[1], "report.json"));
        request(files);
        record(Path.of(arguments[1]));
        Rehearsal.run(Path.of(arguments[1], "rehearsal"), 1);
        JsonPath.read("{\"a\": \"1\"}", "$.a");
        loadAll(LocalHost.class);
        loadAll(Slipway.class);
        // The HTTP client's threads would keep the process for another minute.
        System.exit(0);
    }

    /** Picocli itself is compiled for a Java too old for the archive; the rest of the command is not. */
    private static void gate(Slipway slipway, Path report) throws IOException {
        try (InputStream rehearsal = GateRehearsal.report()) {
            Files.copy(rehearsal, report);
        }
        slipway.with("gate", "", GateCommand::new).execute("gate", report.toString());
    }

    private static void request(Path files) throws IOException, InterruptedException {
        LocalHost host = new LocalHost(files, Map.of(), System.getenv());
        try {
            host.send(HttpRequest.of("GET", NOBODY));
        } catch (IOException e) {
            // Nobody answers there: the request itself was the exercise.
        }
    }

    private static void record(Path state) throws DeliveryException, IOException {
        Instant now = Instant.now();
        RecordStore store = RecordStore.open(state.resolve("training"), Optional.empty());
        Source source = new Source("0".repeat(40), now, "", Optional.of("main"), Optional.empty(), "nobody");
        DeliveryRecord record =
                store.start(new Header(Header.SCHEMA, "training", "training", now, Optional.of(source), "", ""));
        Evidence evidence = record.keep("x", new ByteArrayInputStream(new byte[1]));
        List<ToolVersion> tools = List.of(new ToolVersion("x", "1"));
        Map<String, Object> facts = Map.of("a", 1, "b", List.of("x"), "c", Map.of("d", true));
        record.append(
                new Draft("training", List.of("x"), Outcome.PASSED, "", facts, List.of(evidence), tools, now, now, 0));
        store.latest("training", "x", any -> true);
        Reports.write(record.directory());
    }

    private static void loadAll(Class<?> neighbour) throws IOException, URISyntaxException, ClassNotFoundException {
        Path jar = Path.of(
                neighbour.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (String name : classes(jar)) {
            Class.forName(name, false, neighbour.getClassLoader());
        }
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
                    .toList();
        }
    }
}
