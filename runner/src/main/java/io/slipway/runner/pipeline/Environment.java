package io.slipway.runner.pipeline;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The variables of a build: those of the process, those of the build, and those that {@code env.X = …} set. */
public final class Environment {
    private final Map<String, String> inherited;
    private final Map<String, String> own = new ConcurrentHashMap<>();

    /**
     * @param inherited what commands see of the process that started the run
     */
    public Environment(Map<String, String> inherited) {
        this.inherited = Map.copyOf(inherited);
    }

    /**
     * @param name a variable's name
     * @param value its value from now on; null removes what was set before
     */
    public void set(String name, String value) {
        if (value == null) {
            own.remove(name);
        } else {
            own.put(name, value);
        }
    }

    /**
     * @param name a variable's name
     * @param context where it is asked for
     * @return its value; null if there is none, or a block around sets it to nothing, which unsets it in Jenkins
     */
    public String get(String name, Context context) {
        if (context.pending().containsKey(name)) {
            return context.pending().get(name).get();
        }
        String set = context.environment().get(name);
        if (set == null) {
            set = own.get(name);
        }
        if (set == null) {
            set = inherited.get(name);
        }
        boolean unset = "".equals(set) && context.environment().containsKey(name);
        return unset ? null : set;
    }

    /**
     * @param context where they are asked for
     * @return all variables, as a command sees them
     */
    public Map<String, String> all(Context context) {
        Map<String, String> all = new TreeMap<>(inherited);
        all.putAll(build(context));
        context.environment().forEach((name, value) -> {
            if (value.isEmpty()) {
                all.remove(name);
            }
        });
        return all;
    }

    /**
     * @param context where they are asked for
     * @return the variables of the build, without those of the process
     */
    public Map<String, String> build(Context context) {
        Map<String, String> all = new TreeMap<>(own);
        all.putAll(context.environment());
        return all;
    }
}
