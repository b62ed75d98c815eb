package io.slipway.runner.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The steps and symbols that a Jenkinsfile may call, by name. */
public final class StepTable {
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Set<String> symbols;
    private final Supplier<List<Step>> more;
    private boolean complete;

    /**
     * @param all the steps
     * @param symbols what is configured by a call but does nothing by itself
     * @param more further steps, asked for only when a name is none of the others
     */
    public StepTable(Collection<List<Step>> all, Set<String> symbols, Supplier<List<Step>> more) {
        all.forEach(group -> group.forEach(step -> steps.put(step.name(), step)));
        this.symbols = Set.copyOf(symbols);
        this.more = more;
    }

    /**
     * @param name a step's name
     * @return the step
     */
    public synchronized Optional<Step> find(String name) {
        if (!steps.containsKey(name) && !symbols.contains(name)) {
            complete();
        }
        return Optional.ofNullable(steps.get(name));
    }

    /**
     * @param name a name
     * @return whether it is a symbol
     */
    public boolean isSymbol(String name) {
        return symbols.contains(name);
    }

    /**
     * @return the names of the steps
     */
    public synchronized Set<String> names() {
        complete();
        return Set.copyOf(steps.keySet());
    }

    /**
     * @return the names of the symbols
     */
    public Set<String> symbols() {
        return symbols;
    }

    private void complete() {
        if (!complete) {
            complete = true;
            more.get().forEach(step -> steps.putIfAbsent(step.name(), step));
        }
    }
}
