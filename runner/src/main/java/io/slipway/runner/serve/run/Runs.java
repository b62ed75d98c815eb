package io.slipway.runner.serve.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.slipway.gitlab.intake.QueuedRun;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All runs, on disk ({@code runs/ID/run.json}) and in memory. Safe for several threads. */
public final class Runs {
    private static final String FILE = "run.json";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path directory;
    private final Map<Long, RunInfo> runs = new ConcurrentHashMap<>();

    private Runs(Path directory) {
        this.directory = directory;
    }

    /**
     * @param directory where they lie; it exists
     * @return the runs so far; one whose file cannot be read is left out
     * @throws IOException if the directory cannot be read
     */
    public static Runs open(Path directory) throws IOException {
        Runs all = new Runs(directory);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "[0-9]*")) {
            for (Path run : found) {
                all.read(run.resolve(FILE)).ifPresent(info -> all.runs.put(info.id(), info));
            }
        }
        return all;
    }

    private Optional<RunInfo> read(Path file) throws IOException {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), RunInfo.class));
        } catch (JacksonException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * @param run was accepted, or found again after a restart
     * @return what is known of it; one that had ended is still ended
     * @throws IOException if it cannot be written
     */
    synchronized RunInfo queued(QueuedRun run) throws IOException {
        RunInfo known = runs.get(run.id());
        if (known == null) {
            return put(RunInfo.queued(run));
        }
        return known.state().ended() || known.attempt() == run.attempt() ? known : put(known.attempt(run.attempt()));
    }

    /** Changes what is known of a run, on disk first. */
    synchronized RunInfo update(long id, UnaryOperator<RunInfo> change) throws IOException {
        RunInfo before = runs.get(id);
        RunInfo after = change.apply(before);
        return after.equals(before) ? before : put(after);
    }

    private RunInfo put(RunInfo info) throws IOException {
        Path file = directory(info.id()).path().resolve(FILE);
        Path next = file.resolveSibling(FILE + ".next");
        Files.write(next, MAPPER.writeValueAsBytes(info));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        runs.put(info.id(), info);
        return info;
    }

    /**
     * Forgets a run and its log. Its record stays where it is.
     *
     * @param id the number of a run that has ended
     * @throws IOException if it cannot be removed
     */
    synchronized void forget(long id) throws IOException {
        directory(id).forget(FILE);
        runs.remove(id);
    }

    /**
     * @return the runs that have ended, the latest end first
     */
    List<RunInfo> ended() {
        return runs.values().stream()
                .filter(run -> run.state().ended() && run.ended().isPresent())
                .sorted(Comparator.comparing((RunInfo run) -> run.ended().orElseThrow())
                        .reversed())
                .toList();
    }

    /**
     * @param id a run's number
     * @return its directory, made where it is missing
     * @throws IOException if it cannot be made
     */
    public RunDirectory directory(long id) throws IOException {
        return RunDirectory.make(directory.resolve(Long.toString(id)));
    }

    /**
     * @param id a run's number
     * @return what is known of it
     */
    public Optional<RunInfo> find(long id) {
        return Optional.ofNullable(runs.get(id));
    }

    /**
     * @param state a state
     * @return the runs that are in it now, the latest first
     */
    public List<RunInfo> in(RunState state) {
        return runs.values().stream()
                .filter(run -> run.state() == state)
                .sorted(Comparator.comparingLong(RunInfo::id).reversed())
                .toList();
    }

    /**
     * @param before a run's number
     * @param most how many at most
     * @return the latest runs before that one, the latest first
     */
    public List<RunInfo> latest(long before, int most) {
        return runs.values().stream()
                .filter(run -> run.id() < before)
                .sorted(Comparator.comparingLong(RunInfo::id).reversed())
                .limit(most)
                .toList();
    }

    /** Whether a later run of the same commit and ref has begun and told of the same status, so that its own is the one that holds. */
    boolean overtaken(RunInfo run, String status) {
        return later(run)
                .filter(other -> other.told().contains(status))
                .anyMatch(other -> other.trigger().sha().equals(run.trigger().sha())
                        && other.ref().equals(run.ref()));
    }

    /** Whether a later run that is about a merge request, too, has come to its end. */
    boolean overtaken(RunInfo run, long mergeRequest) {
        return later(run)
                .anyMatch(
                        other -> other.state().ended() && other.mergeRequests().contains(mergeRequest));
    }

    private Stream<RunInfo> later(RunInfo run) {
        return runs.values().stream()
                .filter(other -> other.id() > run.id() && other.started().isPresent())
                .filter(other -> other.trigger().project().equals(run.trigger().project()));
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Instant.parse(json.getText());
        }
    }
}
