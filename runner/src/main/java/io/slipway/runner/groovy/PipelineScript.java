package io.slipway.runner.groovy;

import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;

/** The base class of a Jenkinsfile and of each of a library's {@code vars}. */
public abstract class PipelineScript extends Script {
    private Dsl dsl() {
        return ((PipelineBinding) getBinding()).dsl();
    }

    @Override
    public Object getProperty(String property) {
        if ("binding".equals(property)) {
            return getBinding();
        }
        Object found = dsl().variable(property);
        if (found != null || getBinding().hasVariable(property)) {
            return found;
        }
        try {
            return getMetaClass().getProperty(this, property);
        } catch (MissingPropertyException e) {
            throw new MissingPropertyException(property, getClass());
        }
    }

    @Override
    public Object invokeMethod(String name, Object args) {
        try {
            return dsl().invoke(name, args);
        } catch (GroovyRuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw Sneaky.unchecked(e);
        }
    }

    /**
     * Called by Groovy where a method pointer such as {@code this.&echo} means a step.
     *
     * @param name the step's name
     * @param args its arguments
     * @return the step's value
     */
    public Object methodMissing(String name, Object args) {
        return invokeMethod(name, args);
    }

    @Override
    public void println() {
        invokeMethod("echo", new Object[] {""});
    }

    @Override
    public void println(Object value) {
        invokeMethod("echo", new Object[] {String.valueOf(value)});
    }

    @Override
    public void print(Object value) {
        println(value);
    }

    @Override
    public void printf(String format, Object value) {
        println(String.format(format, value));
    }

    @Override
    public void printf(String format, Object[] values) {
        println(String.format(format, values));
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
