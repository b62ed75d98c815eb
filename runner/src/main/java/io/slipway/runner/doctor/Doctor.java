package io.slipway.runner.doctor;

import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.host.MissingToolException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/** Looks at the tools, as the steps would find them. */
final class Doctor {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Host host;

    Doctor(Host host) {
        this.host = host;
    }

    Map<KnownTool, ToolState> examine() throws InterruptedException {
        Map<KnownTool, ToolState> states = new LinkedHashMap<>();
        for (KnownTool tool : KnownTool.ALL) {
            states.put(tool, examine(tool));
        }
        return states;
    }

    private ToolState examine(KnownTool tool) throws InterruptedException {
        try {
            ExitStatus status = host.run(tool.asking().within(PATIENCE));
            Matcher version = tool.version().matcher(status.out() + status.err());
            return status.success() && version.find()
                    ? new ToolState.Present(version.group(1))
                    : new ToolState.Broken(status.lastWords());
        } catch (MissingToolException e) {
            return new ToolState.Missing();
        } catch (DeliveryException | IOException e) {
            return new ToolState.Broken(e.getMessage());
        }
    }
}
