package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.webhook.WebhookLog;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Logger;

/** Jenkins' log. What a configuration lacks is told once, not each time that it is read again. */
final class ConfigurationLog implements WebhookLog {
    private static final Logger LOGGER = Logger.getLogger(ConfigurationLog.class.getName());

    private final Set<String> before;
    private final Set<String> lacks = new HashSet<>();
    private volatile boolean reading = true;

    /**
     * @param before what was told when it was read last
     */
    ConfigurationLog(Set<String> before) {
        this.before = before;
    }

    @Override
    public void line(String text) {
        boolean told = reading && (!lacks.add(text) || before.contains(text));
        if (!told) {
            LOGGER.info(text);
        }
    }

    /** From now on every line is told. */
    Set<String> read() {
        reading = false;
        return Set.copyOf(lacks);
    }
}
