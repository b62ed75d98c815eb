package io.jenkins.plugins.slipway.delivery;

import io.slipway.digest.Sha256;
import io.slipway.policy.Policy;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The digest of the policy in force: the same for the same policy, on every controller and after every restart. */
final class PolicyDigest {
    private PolicyDigest() {}

    static String of(Policy policy) {
        return Sha256.of(text(policy).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Object value) {
        if (value instanceof Record it) {
            return record(it);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(text(key), text(item)));
            return sorted.toString();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(PolicyDigest::text).orElse("");
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(PolicyDigest::text).sorted().toList().toString();
        }
        return value instanceof Collection<?> items
                ? items.stream().map(PolicyDigest::text).toList().toString()
                : String.valueOf(value);
    }

    private static String record(Record value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> component.getName() + "=" + text(component(component, value)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Object component(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
