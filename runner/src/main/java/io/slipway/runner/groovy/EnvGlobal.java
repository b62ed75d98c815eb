package io.slipway.runner.groovy;

import groovy.lang.GroovyObjectSupport;
import io.slipway.runner.pipeline.Build;
import java.util.Map;

/** The global {@code env}. */
public final class EnvGlobal extends GroovyObjectSupport {
    private final Build build;

    EnvGlobal(Build build) {
        this.build = build;
    }

    @Override
    public Object getProperty(String property) {
        return build.environment().get(property, build.context());
    }

    @Override
    public void setProperty(String property, Object value) {
        build.environment().set(property, value == null ? null : String.valueOf(value));
    }

    /**
     * @return the variables of the build
     */
    public Map<String, String> getEnvironment() {
        return build.environment().build(build.context());
    }

    /**
     * @param name a variable's name
     * @return its value; null if there is none
     */
    public Object getAt(String name) {
        return getProperty(name);
    }

    /**
     * @param name a variable's name
     * @param value its value from now on
     */
    public void putAt(String name, Object value) {
        setProperty(name, value);
    }
}
