package io.slipway.runner.declarative;

import io.slipway.config.DidYouMean;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the names in {@code options}, {@code parameters} and {@code triggers}. */
final class OptionChecker {
    private final Problems problems;

    OptionChecker(Problems problems) {
        this.problems = problems;
    }

    List<Call> options(List<Call> calls) {
        return checked(calls, "option", join(Names.OPTIONS, Names.OPTION_STEPS));
    }

    List<Call> stageOptions(List<Call> calls) {
        return checked(calls, "stage option", join(Names.STAGE_OPTIONS, Names.OPTION_STEPS));
    }

    List<Call> parameters(List<Call> calls) {
        Set<Object> seen = new HashSet<>();
        for (Call call : calls) {
            Object name = call.named().get("name") instanceof Value.Constant constant ? constant.value() : null;
            if (name == null
                    && Names.PARAMETERS.containsKey(call.name())
                    && !call.named().containsKey("name")) {
                problems.add(call.at(), "Missing required parameter: \"name\"");
            } else if (name != null && !seen.add(name)) {
                problems.add(call.at(), "Duplicate build parameter name: \"" + name + "\"");
            }
            known(
                    call,
                    Names.PARAMETERS.getOrDefault(
                            call.name(), List.copyOf(call.named().keySet())));
        }
        return checked(calls, "parameter", Names.PARAMETERS.keySet());
    }

    private void known(Call call, List<String> parameters) {
        call.named().keySet().stream()
                .filter(name -> !parameters.contains(name))
                .forEach(name -> problems.add(
                        call.at(), "Invalid parameter \"" + name + "\"" + DidYouMean.hint(name, parameters)));
    }

    List<Call> triggers(List<Call> calls) {
        return checked(calls, "trigger", Names.TRIGGERS);
    }

    private List<Call> checked(List<Call> calls, String kind, Set<String> known) {
        calls.stream()
                .filter(call -> !known.contains(call.name()))
                .forEach(call -> problems.add(
                        call.at(),
                        "Invalid " + kind + " type \"" + call.name() + "\"" + DidYouMean.hint(call.name(), known)));
        return calls;
    }

    private static Set<String> join(Collection<String> one, Collection<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
