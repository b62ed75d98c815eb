package io.slipway.runner.declarative;

import io.slipway.credentials.Credential;
import io.slipway.host.DeliveryException;
import io.slipway.runner.groovy.Sneaky;
import io.slipway.runner.pipeline.Body;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.Described;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What {@code environment} sets: first the credentials, then the values, which may refer to each other in any order. */
final class EnvironmentBlock {
    private final Evaluator evaluator;

    EnvironmentBlock(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Object in(Map<String, Value> environment, Context context, Body body) throws Exception {
        List<Object> bindings = new ArrayList<>();
        Map<String, Value> plain = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : environment.entrySet()) {
            if (entry.getValue() instanceof Value.CredentialsOf credentials) {
                bindings.addAll(bindings(entry.getKey(), String.valueOf(evaluator.value(credentials, context))));
            } else {
                plain.put(entry.getKey(), entry.getValue());
            }
        }
        Body inner = inside -> body.run(plain.isEmpty() ? inside : with(plain, inside));
        return bindings.isEmpty()
                ? inner.run(context)
                : evaluator.dsl().step("withCredentials", Map.of("bindings", bindings), inner, context);
    }

    private List<Described> bindings(String name, String id) throws DeliveryException {
        Credential credential = evaluator.build().settings().credentials().require(id, Credential.class);
        if (credential instanceof Credential.UsernamePassword) {
            return List.of(
                    binding("usernameColonPassword", id, Map.of("variable", name)),
                    binding(
                            "usernamePassword",
                            id,
                            Map.of("usernameVariable", name + "_USR", "passwordVariable", name + "_PSW")));
        }
        if (credential instanceof Credential.SshKey) {
            return List.of(binding(
                    "sshUserPrivateKey",
                    id,
                    Map.of(
                            "keyFileVariable",
                            name,
                            "usernameVariable",
                            name + "_USR",
                            "passphraseVariable",
                            name + "_PSW")));
        }
        String symbol = credential instanceof Credential.SecretFile ? "file" : "string";
        return List.of(binding(symbol, id, Map.of("variable", name)));
    }

    private static Described binding(String symbol, String id, Map<String, Object> variables) {
        Map<String, Object> arguments = new LinkedHashMap<>(variables);
        arguments.put("credentialsId", id);
        return new Described(symbol, arguments);
    }

    private Context with(Map<String, Value> values, Context context) {
        Resolution resolution = new Resolution(values, context);
        Map<String, String> resolved = new LinkedHashMap<>();
        values.keySet().forEach(name -> resolved.put(name, resolution.value(name)));
        return context.with(resolved, name -> evaluator.build().environment().get(name, context));
    }

    /** Values that are computed once each, when first asked for; one that asks for itself sees the value outside. */
    private final class Resolution {
        private final Map<String, Value> values;
        private final Context outside;
        private final Context inside;
        private final Map<String, String> computed = new LinkedHashMap<>();
        private final Set<String> computing = new HashSet<>();

        Resolution(Map<String, Value> values, Context outside) {
            this.values = values;
            this.outside = outside;
            Map<String, Supplier<String>> suppliers = new LinkedHashMap<>();
            values.keySet().forEach(name -> suppliers.put(name, () -> value(name)));
            this.inside = outside.pending(suppliers);
        }

        String value(String name) {
            if (computed.containsKey(name)) {
                return computed.get(name);
            }
            if (!computing.add(name)) {
                return evaluator.build().environment().get(name, outside);
            }
            try {
                String value = String.valueOf(evaluator.value(values.get(name), inside));
                computed.put(name, value);
                return value;
            } catch (Exception e) {
                throw Sneaky.unchecked(e);
            } finally {
                computing.remove(name);
            }
        }
    }
}
