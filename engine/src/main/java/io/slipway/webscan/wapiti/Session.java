package io.slipway.webscan.wapiti;

import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.FileKind;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One scan of Wapiti's over several calls. It keeps what it crawled and found in a database of the session, after each request: so a
 * call that is ended when the time is over loses nothing, although Wapiti itself writes no report then.
 */
final class Session {
    private final URI target;
    private final Scratch scratch;
    private final StepRun run;

    Session(URI target, Scratch scratch, StepRun run) throws DeliveryException, IOException {
        this.target = target;
        this.scratch = scratch;
        this.run = run;
        // Every start of Wapiti loads this list of technologies from the internet unless there is one; an empty one
        // will do.
        scratch.write("configuration/apps.json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    ExitStatus crawl(Duration soft, Duration hard) throws DeliveryException, IOException, InterruptedException {
        return call("crawl.json", hard, "--module=", "--flush-session", "--max-scan-time=" + soft.toSeconds());
    }

    ExitStatus attack(String module, Duration hard) throws DeliveryException, IOException, InterruptedException {
        return call(
                module + ".json",
                hard,
                "--module=" + Modules.option(module),
                "--skip-crawl",
                "--max-attack-time=" + Math.max(1, hard.toSeconds() - 1));
    }

    /** The report of everything that the session knows. */
    InputStream report() throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = call("report.json", Duration.ofMinutes(2), "--module=", "--skip-crawl");
        if (!status.success() || scratch.kind("report.json") != FileKind.FILE) {
            throw new DeliveryException("Wapiti wrote no report: " + status.lastWords());
        }
        return scratch.read("report.json");
    }

    private ExitStatus call(String report, Duration hard, String... more)
            throws DeliveryException, IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--url=" + target,
                "--store-session=" + scratch.resolve("session"),
                "--store-config=" + scratch.resolve("configuration"),
                "--no-bugreport",
                "--verify-ssl=1",
                "--format=json",
                "--output=" + scratch.resolve(report)));
        arguments.addAll(List.of(more));
        return run.host()
                .run(Command.of("wapiti", arguments)
                        .with("NO_PROXY", "*")
                        .with("no_proxy", "*")
                        .with("LC_ALL", "C.UTF-8")
                        .with("PYTHONDONTWRITEBYTECODE", "1")
                        .within(hard));
    }
}
