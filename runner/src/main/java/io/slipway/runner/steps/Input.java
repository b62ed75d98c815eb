package io.slipway.runner.steps;

import io.slipway.host.DeliveryException;
import io.slipway.runner.pipeline.Answers;
import io.slipway.runner.pipeline.Described;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import io.slipway.runner.result.Interruption;
import io.slipway.runner.result.Result;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The step {@code input}. */
final class Input {
    private static final long LOOK_MILLIS = 50;

    private Input() {}

    static List<Step> all() {
        return List.of(Step.of("input", "message", "id ok submitter submitterParameter parameters cancel", Input::run));
    }

    private static Object run(StepCall call) throws Exception {
        Answers answers = call.build().settings().answers();
        if (answers == Answers.NOBODY) {
            throw new DeliveryException("there is no terminal on which somebody could answer '" + call.text("message")
                    + "'; run it on one, or with --yes to answer every question with yes");
        }
        call.build().log().own(call.text("message") + " [" + call.text("ok", "Proceed") + "/abort]");
        if (answers == Answers.TERMINAL) {
            call.build().lane().leave(() -> confirm(call));
        }
        return values(call);
    }

    private static Object confirm(StepCall call) throws Exception {
        String answer = line().strip().toLowerCase(Locale.ROOT);
        List<String> yes = List.of("y", "yes", "ok", call.text("ok", "Proceed").toLowerCase(Locale.ROOT));
        if (!yes.contains(answer)) {
            throw new FlowInterruptedException(new Interruption("Rejected at the terminal", Result.ABORTED));
        }
        return null;
    }

    /** Reads a line without getting stuck: an interruption must be noticed while nobody types. */
    private static String line() throws IOException, InterruptedException {
        try (FileInputStream terminal = new FileInputStream("/dev/tty");
                BufferedReader reader = new BufferedReader(new InputStreamReader(terminal, StandardCharsets.UTF_8))) {
            while (terminal.available() == 0) {
                Thread.sleep(LOOK_MILLIS);
            }
            String line = reader.readLine();
            return line == null ? "" : line;
        }
    }

    /** Parameters take their defaults: what they should be otherwise is asked for by {@code --param} of a pipeline's parameter. */
    private static Object values(StepCall call) throws DeliveryException {
        Map<String, Object> values = new LinkedHashMap<>();
        if (call.arguments().get("parameters") instanceof List<?> definitions) {
            for (Object item : definitions) {
                if (item instanceof Described definition) {
                    values.put(definition.text("name"), ParameterValue.of(definition, null));
                }
            }
        }
        String submitter = call.text("submitterParameter", "");
        if (!submitter.isEmpty()) {
            values.put(submitter, System.getProperty("user.name"));
        }
        return values.isEmpty()
                ? null
                : values.size() == 1 ? values.values().iterator().next() : values;
    }
}
