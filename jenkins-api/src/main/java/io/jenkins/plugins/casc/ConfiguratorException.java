package io.jenkins.plugins.casc;

/** Signatures of Jenkins' type, from configuration-as-code 2061, plugin/src/main/java/io/jenkins/plugins/casc/ConfiguratorException.java. */
public class ConfiguratorException extends RuntimeException {
    public ConfiguratorException(String message) {
        super(message);
    }
}
