package io.slipway.runner.groovy;

import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calls as groovy-cps does, after {@code f(*list)} was spread. */
final class SpreadInvoker extends DefaultInvoker {
    private static final long serialVersionUID = 1L;

    @Override
    public Object methodCall(Object receiver, String method, Object[] args) throws Throwable {
        return super.methodCall(receiver, method, spread(args));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the overridden method has it
    public Object constructorCall(Class receiver, Object[] args) throws Throwable {
        return super.constructorCall(receiver, spread(args));
    }

    private static Object[] spread(Object... args) {
        if (Arrays.stream(args).noneMatch(Spread.Arguments.class::isInstance)) {
            return args;
        }
        List<Object> all = new ArrayList<>();
        for (Object arg : args) {
            if (arg instanceof Spread.Arguments several) {
                all.addAll(several.values());
            } else {
                all.add(arg);
            }
        }
        return all.toArray();
    }
}
