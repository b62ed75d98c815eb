package io.jenkins.plugins.slipway.packaging;

import java.util.Map;
import java.util.Optional;

/** Who has a class in Jenkins: by the longest prefix of its name. */
final class Providers {
    static final String CORE = "Jenkins itself";

    private static final Map<String, String> BY_PREFIX = Map.ofEntries(
            Map.entry("hudson.", CORE),
            Map.entry("jenkins.", CORE),
            Map.entry("net.sf.json.", CORE),
            Map.entry("org.kohsuke.stapler.", CORE),
            Map.entry("org.jenkinsci.Symbol", CORE),
            Map.entry("org.jenkinsci.remoting.", CORE),
            Map.entry("org.jvnet.localizer.", CORE),
            Map.entry("org.springframework.security.", CORE),
            Map.entry("jakarta.servlet.", CORE),
            Map.entry("com.google.common.", CORE),
            Map.entry("com.thoughtworks.xstream.", CORE),
            Map.entry("org.slf4j.", CORE),
            Map.entry("com.fasterxml.jackson.", "jackson2-api"),
            Map.entry("okhttp3.", "okhttp-api"),
            Map.entry("okio.", "okhttp-api"),
            Map.entry("kotlin.", "okhttp-api"),
            Map.entry("org.yaml.snakeyaml.", "snakeyaml-api"),
            Map.entry("com.jayway.jsonpath.", "json-path-api"),
            Map.entry("org.apache.commons.compress.", "commons-compress-api"),
            Map.entry("org.jenkinsci.plugins.structs.", "structs"),
            Map.entry("org.jenkinsci.plugins.workflow.steps.", "workflow-step-api"),
            Map.entry("org.jenkinsci.plugins.workflow.flow.", "workflow-api"),
            Map.entry("org.jenkinsci.plugins.workflow.graph.", "workflow-api"),
            Map.entry("org.jenkinsci.plugins.workflow.actions.", "workflow-api"),
            Map.entry("org.jenkinsci.plugins.workflow.log.", "workflow-api"),
            Map.entry("org.jenkinsci.plugins.workflow.cps.", "workflow-cps"),
            Map.entry("org.jenkinsci.plugins.workflow.job.", "workflow-job"),
            Map.entry("org.jenkinsci.plugins.workflow.support.", "workflow-support"),
            Map.entry("com.cloudbees.plugins.credentials.", "credentials"),
            Map.entry("org.jenkinsci.plugins.plaincredentials.", "plain-credentials"),
            Map.entry("com.cloudbees.jenkins.plugins.sshcredentials.", "ssh-credentials"),
            Map.entry("jenkins.scm.api.", "scm-api"),
            Map.entry("jenkins.scm.impl.", "scm-api"),
            Map.entry("hudson.tasks.Mailer", "mailer"),
            Map.entry("hudson.tasks.MailAddressResolver", "mailer"),
            Map.entry("hudson.tasks.junit.", "junit"),
            Map.entry("jenkins.plugins.git.", "git"),
            Map.entry("hudson.plugins.git.", "git"),
            Map.entry("hudson.plugins.git.GitException", "git-client"),
            Map.entry("hudson.plugins.git.GitTool", "git-client"),
            Map.entry("org.jenkinsci.plugins.gitclient.", "git-client"),
            Map.entry("org.eclipse.jgit.", "git-client"),
            Map.entry("io.jenkins.plugins.casc.", "configuration-as-code"),
            Map.entry("org.jenkinsci.plugins.docker.commons.", "docker-commons"));

    private Providers() {}

    /** @return {@link #CORE}, the short name of a plugin, or nothing where nobody is known to have it */
    static Optional<String> of(String className) {
        return BY_PREFIX.keySet().stream()
                .filter(className::startsWith)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .map(BY_PREFIX::get);
    }
}
