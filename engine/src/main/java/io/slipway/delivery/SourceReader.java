package io.slipway.delivery;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.record.Source;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Learns from git what is delivered. Neither the repository's hooks nor anybody's git configuration has a say. */
public final class SourceReader {
    private static final Pattern RELEASE = Pattern.compile("v(\\d+)\\.(\\d+)\\.(\\d+)");

    /** The line of what points at the commit. */
    private static final int REFS = 3;

    private SourceReader() {}

    /**
     * @param host whose workspace is the checkout
     * @return what is checked out; empty where the workspace is no git repository or has no commit
     * @throws DeliveryException if git is not installed
     * @throws IOException if the host fails
     * @throws InterruptedException if the step is aborted
     */
    public static Optional<Source> read(Host host) throws DeliveryException, IOException, InterruptedException {
        ExitStatus log = host.run(git(
                host,
                "log",
                "-1",
                "--no-show-signature",
                "--decorate=full",
                // Named, so that the repository's configuration (log.excludeDecoration) hides none.
                "--decorate-refs=HEAD",
                "--decorate-refs=refs/heads/",
                "--decorate-refs=refs/tags/",
                "--format=%H%n%cI%n%an <%ae>%n%D",
                "HEAD",
                "--"));
        if (!log.success()) {
            return Optional.empty();
        }
        List<String> lines = log.out().lines().toList();
        List<String> refs = lines.size() > REFS ? List.of(lines.get(REFS).split(", ")) : List.of();
        return Optional.of(new Source(
                lines.get(0),
                OffsetDateTime.parse(lines.get(1)).toInstant(),
                withoutCredentials(line(host, "config", "--get", "remote.origin.url")),
                named(refs, "HEAD -> refs/heads/").findFirst(),
                tag(named(refs, "tag: refs/tags/").sorted().toList()),
                lines.get(2)));
    }

    private static Stream<String> named(List<String> refs, String prefix) {
        return refs.stream().filter(ref -> ref.startsWith(prefix)).map(ref -> ref.substring(prefix.length()));
    }

    /**
     * @param host whose workspace is the checkout
     * @param arguments what git is to do
     * @return the command, which only reads
     */
    public static Command git(Host host, String... arguments) {
        return Command.of(
                        "git",
                        "-c",
                        "safe.directory=*",
                        "-c",
                        "core.hooksPath=/dev/null",
                        "-c",
                        "core.fsmonitor=false",
                        "-c",
                        "i18n.logOutputEncoding=UTF-8")
                .and(arguments)
                .in(host.workspace().path())
                // A replacement would let another commit stand for the one that is named.
                .with("GIT_NO_REPLACE_OBJECTS", "1")
                .with("GIT_CONFIG_NOSYSTEM", "1")
                .with("GIT_CONFIG_GLOBAL", "/dev/null")
                .with("GIT_TERMINAL_PROMPT", "0");
    }

    private static String line(Host host, String... arguments)
            throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = host.run(git(host, arguments));
        return status.success() ? status.out().strip() : "";
    }

    /** The highest release, otherwise the first tag of any name. */
    private static Optional<String> tag(List<String> tags) {
        Optional<String> release = tags.stream()
                .filter(tag -> RELEASE.matcher(tag).matches())
                .max(Comparator.comparing(SourceReader::sortable));
        return release.or(() -> tags.stream().findFirst());
    }

    private static String sortable(String release) {
        Matcher matcher = RELEASE.matcher(release);
        return matcher.matches()
                ? "%12s.%12s.%12s".formatted(matcher.group(1), matcher.group(2), matcher.group(3))
                : "";
    }

    /** A password may hold an at sign: all that stands before the last one of the authority goes. */
    static String withoutCredentials(String url) {
        return url.replaceFirst("(?<=://)[^/]*@", "");
    }
}
