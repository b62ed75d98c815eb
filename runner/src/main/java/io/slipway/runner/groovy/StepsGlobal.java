package io.slipway.runner.groovy;

import groovy.lang.GroovyObjectSupport;

/** The global {@code steps}: the steps as methods, for a library's classes. */
public final class StepsGlobal extends GroovyObjectSupport {
    private final Dsl dsl;

    StepsGlobal(Dsl dsl) {
        this.dsl = dsl;
    }

    @Override
    public Object invokeMethod(String name, Object args) {
        try {
            return dsl.invoke(name, args);
        } catch (Exception e) {
            throw Sneaky.unchecked(e);
        }
    }

    @Override
    public Object getProperty(String property) {
        Object value = dsl.variable(property);
        return value == null ? super.getProperty(property) : value;
    }

    /**
     * Hides Groovy's own {@code sleep}, which would take seconds for milliseconds.
     *
     * @param seconds how long
     * @return nothing of use
     */
    public Object sleep(long seconds) {
        return invokeMethod("sleep", new Object[] {seconds});
    }
}
