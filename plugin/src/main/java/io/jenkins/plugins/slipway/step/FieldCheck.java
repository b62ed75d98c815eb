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

    FormValidation of(String parameter, String value) {
        return problem(parameter, value).map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    Optional<String> problem(String parameter, String value) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        contract.parameters().stream()
                .filter(Parameter::required)
                .forEach(it -> arguments.put(it.name(), EXAMPLES.get(it.name())));
        arguments.remove(parameter);
        arguments.putAll(new Arguments(contract).fromForm(Map.of(parameter, value)));
        try {
            contract.bind(arguments);
            return Optional.empty();
        } catch (ContractException e) {
            return Optional.of(e.getMessage().substring(contract.name().length() + 2));
        }
    }
}
