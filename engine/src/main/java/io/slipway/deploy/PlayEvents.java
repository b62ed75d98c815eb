package io.slipway.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.host.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Takes what the callback plugin {@code slipway_events} writes, shows it as it comes and remembers what counts. Lines come on a thread of
 * the host's.
 */
final class PlayEvents implements Consumer<String> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_LINES = 20_000;

    private final Console console;
    private final List<String> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Map<String, String>> running = new TreeMap<>();
    private final List<HostTally> tallies = new ArrayList<>();
    private String version = "";

    PlayEvents(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void accept(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
        try {
            JsonNode event = JSON.readTree(line);
            take(event.path("event").asText(), event);
        } catch (JsonProcessingException e) {
            console.line(line);
        }
    }

    private void take(String kind, JsonNode event) {
        switch (kind) {
            case "start" -> version = event.path("ansible").asText();
            case "play" -> console.line("play " + event.path("play").asText());
            case "host" -> host(event);
            case "retry" ->
                console.line("task %s: %s tries again"
                        .formatted(
                                event.path("task").asText(), event.path("host").asText()));
            case "running" -> running.put(event.path("host").asText(), texts(event.path("images")));
            case "stats" -> stats(event.path("hosts"));
            default -> {
                // A task's start is not shown: its result follows.
            }
        }
    }

    private void host(JsonNode event) {
        String host = event.path("host").asText();
        String task = event.path("task").asText();
        String status = event.path("status").asText();
        String message = event.path("message").asText();
        console.line("task %s: %s %s, %s s%s"
                .formatted(
                        task,
                        host,
                        status,
                        String.format(Locale.ROOT, "%.1f", event.path("seconds").asDouble()),
                        message.isEmpty() ? "" : ": " + message));
        if (status.equals("unreachable")) {
            problems.add("%s is unreachable: %s".formatted(host, message));
        } else if (status.equals("failed")) {
            problems.add("task '%s' failed on %s: %s".formatted(task, host, message));
        }
    }

    private void stats(JsonNode hosts) {
        hosts.properties().forEach(host -> {
            JsonNode counts = host.getValue();
            tallies.add(new HostTally(
                    host.getKey(),
                    counts.path("ok").asInt(),
                    counts.path("changed").asInt(),
                    counts.path("failed").asInt(),
                    counts.path("unreachable").asInt()));
        });
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** What was taken so far. */
    synchronized PlayReport report() {
        return new PlayReport(version, tallies, running, problems, lines);
    }
}
