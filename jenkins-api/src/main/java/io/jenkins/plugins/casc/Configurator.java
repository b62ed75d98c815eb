package io.jenkins.plugins.casc;

import io.jenkins.plugins.casc.model.CNode;
import java.util.Set;

/** Signatures of Jenkins' type, from configuration-as-code 2061, plugin/src/main/java/io/jenkins/plugins/casc/Configurator.java. */
public interface Configurator<T> {
    Class<T> getTarget();

    Set<Attribute<T, ?>> describe();

    T configure(CNode config, ConfigurationContext context);

    T check(CNode config, ConfigurationContext context);
}
