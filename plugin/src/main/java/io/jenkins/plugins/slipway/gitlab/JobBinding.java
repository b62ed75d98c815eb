package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.filter.NamePattern;
import io.slipway.host.DeliveryException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which jobs may deliver a project of GitLab's, and speak about its commits there.
 *
 * @param project the project's path
 * @param job a pattern of jobs' full names
 */
record JobBinding(String project, NamePattern job) {
    private static final Pattern LINE = Pattern.compile("([^\\s:]+)\\s*:\\s*(\\S.*)");

    /**
     * @param line {@code shop/web: team/**}
     * @throws DeliveryException if it is not written like that
     */
    static JobBinding of(String line) throws DeliveryException {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new DeliveryException(
                    "'%s' says not which jobs a project has: write it as 'group/project: folder/**'".formatted(line));
        }
        return new JobBinding(parts.group(1), NamePattern.of(parts.group(2)));
    }

    /** A project without a line is any job's; what cannot be decided is refused. */
    static boolean allows(List<String> lines, String project, String job) {
        boolean bound = false;
        try {
            for (String line : lines) {
                JobBinding binding = of(line);
                if (binding.project().equals(project)) {
                    bound = true;
                    if (binding.job().matches(job)) {
                        return true;
                    }
                }
            }
        } catch (DeliveryException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !bound;
    }
}
