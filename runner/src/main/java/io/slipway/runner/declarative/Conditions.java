package io.slipway.runner.declarative;

import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Whether the conditions of {@code when} hold. */
final class Conditions {
    private static final Map<String, String> CHANGE_REQUEST = Map.of(
            "id", "CHANGE_ID",
            "target", "CHANGE_TARGET",
            "branch", "CHANGE_BRANCH",
            "fork", "CHANGE_FORK",
            "url", "CHANGE_URL",
            "title", "CHANGE_TITLE",
            "author", "CHANGE_AUTHOR",
            "authorDisplayName", "CHANGE_AUTHOR_DISPLAY_NAME",
            "authorEmail", "CHANGE_AUTHOR_EMAIL");

    private static final String USER = "UserIdCause";

    private final Evaluator evaluator;
    private final Changes changes;

    Conditions(Evaluator evaluator, Changes changes) {
        this.evaluator = evaluator;
        this.changes = changes;
    }

    boolean hold(List<Call> conditions, Context context) throws Exception {
        for (Call condition : conditions) {
            if (!holds(condition, context)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Call condition, Context context) throws Exception {
        return switch (condition.name()) {
            case "not" -> !holds(condition.nested().get(0), context);
            case "allOf" -> hold(condition.nested(), context);
            case "anyOf" -> any(condition.nested(), context);
            case "expression" -> truth(evaluator.value(condition.positional().get(0), context));
            case "isRestartedRun" -> false;
            case "triggeredBy" -> byUser(evaluator.arguments(condition, "cause", context));
            case "equals" -> equal(evaluator.arguments(condition, "", context));
            default -> bySource(condition, context);
        };
    }

    private boolean bySource(Call condition, Context context) throws Exception {
        return switch (condition.name()) {
            case "branch" -> named("BRANCH_NAME", evaluator.arguments(condition, "pattern", context), context);
            case "tag" -> named("TAG_NAME", evaluator.arguments(condition, "pattern", context), context);
            case "buildingTag" -> variable("TAG_NAME", context) != null;
            case "environment" -> environment(evaluator.arguments(condition, "", context), context);
            case "changeRequest" -> changeRequest(evaluator.arguments(condition, "", context), context);
            case "changeset" -> changed(changes.files(), evaluator.arguments(condition, "pattern", context));
            default -> told(changes.messages(), evaluator.arguments(condition, "pattern", context));
        };
    }

    private boolean any(List<Call> conditions, Context context) throws Exception {
        for (Call condition : conditions) {
            if (holds(condition, context)) {
                return true;
            }
        }
        return false;
    }

    private static boolean truth(Object value) {
        return DefaultTypeTransformation.castToBoolean(value);
    }

    /** The runner is started by a person, whatever else may stand behind them. Of the cause a beginning will do. */
    private static boolean byUser(Map<String, Object> arguments) {
        String cause = String.valueOf(arguments.get("cause"));
        Object detail = arguments.get("detail");
        return USER.equals(cause)
                ? detail == null || detail.equals(System.getProperty("user.name"))
                : USER.matches("(?i)\\.*" + cause + ".*");
    }

    /** Of a message Jenkins looks at the first line: the whole of it, or for the pattern somewhere in it. */
    private static boolean told(List<String> messages, Map<String, Object> arguments) {
        String pattern = String.valueOf(arguments.get("pattern"));
        Pattern anywhere = Pattern.compile("(?s)[^\\r\\n]*?" + pattern + "[^\\r\\n]*?");
        return messages.stream()
                .map(message -> message.strip().lines().findFirst().orElse(""))
                .anyMatch(title ->
                        title.matches(pattern) || anywhere.matcher(title).matches());
    }

    private static boolean equal(Map<String, Object> arguments) {
        Object expected = arguments.get("expected");
        Object actual = arguments.get("actual");
        return Objects.equals(expected, actual) || DefaultTypeTransformation.compareEqual(expected, actual);
    }

    private boolean named(String variable, Map<String, Object> arguments, Context context) {
        String value = variable(variable, context);
        return value != null && matches(value, arguments, "GLOB", "pattern");
    }

    private boolean environment(Map<String, Object> arguments, Context context) {
        String value = variable(String.valueOf(arguments.get("name")), context);
        String expected = String.valueOf(arguments.get("value"));
        boolean ignoreCase = Boolean.parseBoolean(String.valueOf(arguments.get("ignoreCase")));
        return value != null && (ignoreCase ? value.equalsIgnoreCase(expected) : value.equals(expected));
    }

    private boolean changeRequest(Map<String, Object> arguments, Context context) {
        if (variable("CHANGE_ID", context) == null) {
            return false;
        }
        return CHANGE_REQUEST.entrySet().stream()
                .filter(entry -> arguments.containsKey(entry.getKey()))
                .allMatch(entry -> {
                    String value = variable(entry.getValue(), context);
                    return value != null && matches(value, arguments, "EQUALS", entry.getKey());
                });
    }

    private static boolean changed(List<String> files, Map<String, Object> arguments) {
        return files.stream().anyMatch(file -> matches(file, arguments, "GLOB", "pattern"));
    }

    private static boolean matches(String value, Map<String, Object> arguments, String otherwise, String name) {
        String pattern = String.valueOf(arguments.get(name));
        Object comparator = arguments.getOrDefault("comparator", otherwise);
        int flags = Boolean.parseBoolean(String.valueOf(arguments.getOrDefault("caseSensitive", "true")))
                ? 0
                : Pattern.CASE_INSENSITIVE;
        return switch (String.valueOf(comparator).toUpperCase(Locale.ROOT)) {
            case "EQUALS" -> value.equals(pattern);
            case "REGEXP" ->
                Pattern.compile(pattern, flags | Pattern.DOTALL).matcher(value).matches();
            default ->
                Pattern.compile(Glob.pattern(pattern).pattern(), flags | Pattern.DOTALL)
                        .matcher(value)
                        .matches();
        };
    }

    private String variable(String name, Context context) {
        return evaluator.build().environment().get(name, context);
    }
}
