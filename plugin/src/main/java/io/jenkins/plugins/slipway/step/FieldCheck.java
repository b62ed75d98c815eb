package io.jenkins.plugins.slipway.step;

import hudson.util.FormValidation;
import io.slipway.contract.Contract;
import io.slipway.contract.ContractException;
import io.slipway.contract.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks one parameter of a form by binding a call in which all others are right.
 *
 * @param contract the step's
 */
record FieldCheck(Contract<?> contract) {
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    /** Right values of the parameters that must be given. */
    static final Map<String, Object> EXAMPLES = Map.of(
            "image", "shop/api:build",
            "port", 8080,
            "to", "registry.example.com/shop/api",
            "from", "registry.example.com/shop/api@" + DIGEST,
            "playbook", "deploy.yml",
            "inventory", "inventory",
            "images", Map.of("api", "registry.example.com/shop/api@" + DIGEST),
            "target", "http://app.example.com/",
            "name", "deploy",
            "state", "success");

    /** A text that is wrong as it stands only warns, see {@link #problem(Map)}. */
    FormValidation of(String parameter, String value) {
        Optional<String> problem = problem(parameter, value);
        if (problem.isEmpty()) {
            return FormValidation.ok();
        }
        return maybeExpression(parameter) && !value.isBlank()
                ? FormValidation.warning(problem.get())
                : FormValidation.error(problem.get());
    }

    /**
     * What keeps a form from becoming code: a value that is missing, or no number where there must be one. Whoever gets the code may write an
     * expression in place of a text, such as {@code env.API_IMAGE}; what that is then, the contract decides when the step is called.
     *
     * @param form the arguments that were filled in
     * @return the problem in one line
     */
    Optional<String> problem(Map<String, Object> form) {
        Map<String, Object> judged = new LinkedHashMap<>(form);
        for (Parameter parameter : contract.parameters()) {
            if (maybeExpression(parameter.name())) {
                judged.computeIfPresent(
                        parameter.name(), (name, text) -> parameter.required() ? EXAMPLES.get(name) : null);
            }
        }
        return bound(judged);
    }

    private boolean maybeExpression(String name) {
        return contract.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Kind::of)
                .anyMatch(kind -> kind == Kind.TEXT || kind == Kind.MAP || kind == Kind.LIST);
    }

    Optional<String> problem(String parameter, String value) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        contract.parameters().stream()
                .filter(Parameter::required)
                .forEach(it -> arguments.put(it.name(), EXAMPLES.get(it.name())));
        arguments.remove(parameter);
        arguments.putAll(new Arguments(contract).fromForm(Map.of(parameter, value)));
        return bound(arguments).map(problem -> problem.substring(contract.name().length() + 2));
    }

    private Optional<String> bound(Map<String, Object> arguments) {
        try {
            contract.bind(arguments);
            return Optional.empty();
        } catch (ContractException e) {
            return Optional.of(e.getMessage());
        }
    }
}
