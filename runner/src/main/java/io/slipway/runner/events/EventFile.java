package io.slipway.runner.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Writes events to a file, each as a line that is there as a whole when the method returns. Safe for several threads. */
public final class EventFile implements AutoCloseable {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final OutputStream out;

    private EventFile(OutputStream out) {
        this.out = out;
    }

    /**
     * @param file which exists, and takes the lines at its end
     * @return the file, open
     * @throws IOException if it cannot be opened
     */
    public static EventFile append(Path file) throws IOException {
        return new EventFile(Files.newOutputStream(file, StandardOpenOption.APPEND));
    }

    /**
     * @param event what happened
     * @throws IOException if it cannot be written
     */
    public synchronized void write(RunEvent event) throws IOException {
        out.write((MAPPER.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param line as {@link #write} wrote it
     * @return the event; empty for a line that is none
     */
    public static Optional<RunEvent> read(String line) {
        try {
            return Optional.ofNullable(MAPPER.readValue(line, RunEvent.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
