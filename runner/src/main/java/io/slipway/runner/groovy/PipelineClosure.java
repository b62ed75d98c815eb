package io.slipway.runner.groovy;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import groovy.lang.Closure;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;

/** A closure of a pipeline. Some steps have names that Groovy gives to every object; in here they mean the steps all the same. */
public final class PipelineClosure extends CpsClosure {
    private static final long serialVersionUID = 1L;

    /**
     * Called by the interpreter.
     *
     * @param owner the object around
     * @param thisObject what {@code this} is
     * @param parameters their names
     * @param body its code
     * @param capture the variables around
     */
    public PipelineClosure(Object owner, Object thisObject, List<String> parameters, Block body, Env capture) {
        super(owner, thisObject, parameters, body, capture);
    }

    private Object outside(String method, Object... arguments) {
        Object target = getOwner();
        while (target instanceof Closure<?> closure) {
            target = closure.getOwner();
        }
        return InvokerHelper.invokeMethod(target, method, arguments);
    }

    /**
     * @param seconds how long
     * @return nothing of use
     */
    public Object sleep(long seconds) {
        return outside("sleep", seconds);
    }

    /** Prints an empty line. */
    public void println() {
        outside("println");
    }

    /**
     * @param value what to print
     */
    public void println(Object value) {
        outside("println", value);
    }

    /**
     * @param value what to print
     */
    public void print(Object value) {
        outside("print", value);
    }

    /**
     * @param format as of {@link String#format}
     * @param value what to put in
     */
    public void printf(String format, Object value) {
        outside("printf", format, value);
    }

    /**
     * @param format as of {@link String#format}
     * @param values what to put in
     */
    public void printf(String format, Object[] values) {
        outside("printf", format, values);
    }
}
