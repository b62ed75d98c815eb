package io.jenkins.plugins.casc;

import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import java.util.Set;

/** Signatures of Jenkins' type, from configuration-as-code 2061, plugin/src/main/java/io/jenkins/plugins/casc/BaseConfigurator.java. */
public abstract class BaseConfigurator<T> implements Configurator<T> {
    @Override
    public Set<Attribute<T, ?>> describe() {
        throw new UnsupportedOperationException();
    }

    protected abstract T instance(Mapping mapping, ConfigurationContext context);

    @Override
    public T configure(CNode c, ConfigurationContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public T check(CNode c, ConfigurationContext context) {
        throw new UnsupportedOperationException();
    }
}
