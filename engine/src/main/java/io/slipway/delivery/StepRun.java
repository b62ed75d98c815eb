package io.slipway.delivery;

import io.slipway.host.Console;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.Host;
import io.slipway.record.Draft;
import io.slipway.record.Entry;
import io.slipway.record.Evidence;
import io.slipway.record.Outcome;
import io.slipway.record.ToolVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The run of one step: its delivery, host and console, and the notes from which its entry in the record is made. However the stage
 * ends, what it noted until then is recorded. A stage may note from several threads.
 */
public final class StepRun {
    private final Delivery delivery;
    private final TimedHost host;
    private final Console console;
    private final List<String> subjects = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<ToolVersion> tools = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private String message = "";

    private StepRun(Delivery delivery, Host host, Console console) {
        this.delivery = delivery;
        this.host = new TimedHost(host);
        this.console = console;
    }

    /**
     * Runs a stage and appends its entry to the delivery's record.
     *
     * @param name the step's name
     * @param stage its operation
     * @param request what to do
     * @param delivery the delivery that it belongs to
     * @param host where it runs
     * @param console where it says what it does
     * @param <Q> the request
     * @param <R> the result
     * @return what came of it
     * @throws DeliveryException if it could not do what it should
     * @throws IOException if files, streams or the record fail
     * @throws InterruptedException if it was aborted
     */
    public static <Q extends Record, R extends StageResult> R of(
            String name, Stage<Q, R> stage, Q request, Delivery delivery, Host host, Console console)
            throws DeliveryException, IOException, InterruptedException {
        StepRun run = new StepRun(delivery, host, console);
        Instant started = delivery.clock().instant();
        Outcome outcome = Outcome.FAILED;
        try {
            R result = stage.run(request, run);
            outcome = Outcome.PASSED;
            return result;
        } catch (InterruptedException e) {
            outcome = Outcome.ABORTED;
            run.message = "aborted";
            throw e;
        } catch (DeliveryException | IOException | RuntimeException e) {
            run.message = String.valueOf(e.getMessage());
            throw e;
        } finally {
            delivery.record().append(run.draft(name, outcome, started));
        }
    }

    private synchronized Draft draft(String name, Outcome outcome, Instant started) {
        Instant ended = delivery.clock().instant();
        return new Draft(
                name,
                subjects,
                outcome,
                console.masked(message),
                facts,
                evidence,
                tools,
                started,
                ended,
                host.toolMillis());
    }

    /**
     * @return the delivery that this step belongs to
     */
    public Delivery delivery() {
        return delivery;
    }

    /**
     * @return where the step runs; the time that it spends is counted as the tools'
     */
    public Host host() {
        return host;
    }

    /**
     * @return the application's checkout
     */
    public Directory workspace() {
        return host.workspace();
    }

    /**
     * @return where the step says what it does
     */
    public Console console() {
        return console;
    }

    /**
     * Waits for something that a tool started, such as a container that gets ready. Use it with growing spans, never one long one.
     *
     * @param span how long
     * @throws InterruptedException if the step is aborted
     */
    public void pause(Duration span) throws InterruptedException {
        host.pause(span);
    }

    /**
     * @param digest what the entry is about, so that it is found by it
     */
    public synchronized void subject(String digest) {
        subjects.add(digest);
    }

    /**
     * @param name a fact's name
     * @param value a text, number, boolean, or a list or map of these; no secret
     */
    public synchronized void fact(String name, Object value) {
        facts.put(name, value);
    }

    /**
     * @param name a tool's command
     * @param version as it says itself
     */
    public synchronized void tool(String name, String version) {
        tools.add(new ToolVersion(name, version));
    }

    /**
     * @param line the result in one line, for people; said on the console too
     */
    public synchronized void conclude(String line) {
        message = line;
        console.line(line);
    }

    /**
     * Keeps a file as evidence.
     *
     * @param name a plain file name
     * @param content read to its end, not closed
     * @return where it is kept
     * @throws IOException if it cannot be written
     */
    public synchronized Evidence keep(String name, InputStream content) throws IOException {
        Evidence kept = delivery.record().keep(name, content);
        evidence.add(kept);
        return kept;
    }

    /**
     * Keeps a text as evidence.
     *
     * @param name a plain file name
     * @param content any text; the secrets that the console masks do not come into it
     * @return where it is kept
     * @throws IOException if it cannot be written
     */
    public Evidence keep(String name, String content) throws IOException {
        return keep(name, new ByteArrayInputStream(console.masked(content).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @param stage a step's name
     * @param digest what its entry is about
     * @param wanted which entries count
     * @return the latest entry of that stage about it in all records; empty where there is none
     * @throws DeliveryException if a record was altered
     * @throws IOException if one cannot be read
     */
    public Optional<Entry> latest(String stage, String digest, Predicate<Entry> wanted)
            throws DeliveryException, IOException {
        return delivery.store().latest(stage, digest, wanted);
    }
}
