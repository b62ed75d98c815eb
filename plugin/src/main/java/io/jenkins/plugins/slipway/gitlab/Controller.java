package io.jenkins.plugins.slipway.gitlab;

import io.slipway.host.Host;
import io.slipway.host.local.LocalHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import jenkins.model.Jenkins;

/** This controller as a host: GitLab is spoken to from here alone. */
final class Controller {
    private Controller() {}

    /** Makes no request yet. */
    static Host host() throws IOException {
        return new LocalHost(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), Map.of());
    }

    /** Where the trigger keeps what must survive a crash. */
    static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("slipway").resolve("gitlab");
    }
}
