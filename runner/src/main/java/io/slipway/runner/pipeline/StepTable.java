package io.slipway.runner.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps and symbols that a Jenkinsfile may call, by name. */
public final class StepTable {
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Set<String> symbols;

    /**
     * @param all the steps
     * @param symbols what is configured by a call but does nothing by itself
     */
    public StepTable(Collection<List<Step>> all, Set<String> symbols) {
        all.forEach(group -> group.forEach(step -> steps.put(step.name(), step)));
        this.symbols = Set.copyOf(symbols);
    }

    /**
     * @param name a step's name
     * @return the step
     */
    public Optional<Step> find(String name) {
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
    public Set<String> names() {
        return Set.copyOf(steps.keySet());
    }

    /**
     * @return the names of the symbols
     */
    public Set<String> symbols() {
        return symbols;
    }
}
