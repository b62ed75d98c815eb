package io.jenkins.plugins.casc.impl.configurators;

import io.jenkins.plugins.casc.BaseConfigurator;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.model.Mapping;

/** Signatures of Jenkins' type, from configuration-as-code 2061, plugin/src/main/java/io/jenkins/plugins/casc/impl/configurators/DataBoundConfigurator.java. */
public class DataBoundConfigurator<T> extends BaseConfigurator<T> {
    public DataBoundConfigurator(Class<T> clazz) {}

    @Override
    public Class getTarget() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected T instance(Mapping config, ConfigurationContext context) {
        throw new UnsupportedOperationException();
    }
}
