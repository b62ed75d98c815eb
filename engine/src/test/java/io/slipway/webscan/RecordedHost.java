package io.slipway.webscan;

import io.slipway.host.Command;
import io.slipway.host.Directory;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Scratch;
import io.slipway.host.local.LocalHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs no tool: it plays what real ones said when they were recorded. Scratch directories and files are real. */
public final class RecordedHost implements Host {
    public final List<Command> commands = new ArrayList<>();
    private final LocalHost local;
    private final Player player;

    public RecordedHost(Path workspace, Player player) throws IOException {
        this.local = new LocalHost(Files.createDirectories(workspace), Map.of(), Map.of());
        this.player = player;
    }

    /** Answers a command. */
    @FunctionalInterface
    public interface Player {
        ExitStatus play(Command command) throws IOException;
    }

    public static ExitStatus status(int code, String out, String err) {
        return new ExitStatus(code, false, out, err, Duration.ofMillis(10));
    }

    /** A recorded file, below {@code recorded/}. */
    public static String file(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/recorded", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of an option of a command. */
    public static Optional<String> option(Command command, String name) {
        return command.arguments().stream()
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .findFirst();
    }

    @Override
    public ExitStatus run(Command command) throws IOException {
        if (command.tool().equals("git")) {
            return status(128, "", "fatal: not a git repository");
        }
        commands.add(command);
        return player.play(command);
    }

    @Override
    public Directory workspace() {
        return local.workspace();
    }

    @Override
    public Scratch scratch() throws IOException {
        return local.scratch();
    }

    @Override
    public HttpResponse send(HttpRequest request) {
        return new HttpResponse(200, Map.of(), new byte[0], Optional.empty(), Optional.empty());
    }
}
