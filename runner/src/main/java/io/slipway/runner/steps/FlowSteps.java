package io.slipway.runner.steps;

import io.slipway.runner.pipeline.Deadline;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Steps about time and order. */
final class FlowSteps {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private FlowSteps() {}

    static List<Step> all() {
        return List.of(
                Step.block("timeout", "time:int", "unit:unit activity", FlowSteps::timeout),
                Step.block("retry", "count:int", "conditions", FlowSteps::retry),
                Step.block("waitUntil", "", "initialRecurrencePeriod quiet", FlowSteps::waitUntil),
                Step.of("sleep", "time:int", "unit:unit", FlowSteps::sleep),
                Step.of("parallel", "", "*", Parallel::run));
    }

    private static Object timeout(StepCall call) throws Exception {
        Duration span = span(call, "MINUTES");
        try (Deadline deadline = Deadline.start(call.build(), span, call.truth("activity"))) {
            return within(deadline, call);
        }
    }

    private static Object within(Deadline deadline, StepCall call) throws Exception {
        try {
            return call.run(call.context());
        } catch (FlowInterruptedException e) {
            if (deadline.isCauseOf(e)) {
                e.setActualInterruption(false);
            }
            throw e;
        }
    }

    static Duration span(StepCall call, String unit) throws Exception {
        long time = call.whole("time", 0);
        String name = call.text("unit", unit).toUpperCase(Locale.ROOT);
        try {
            return Duration.of(time, TimeUnit.valueOf(name).toChronoUnit());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    call.step().name() + ": unit '" + name + "' is none of SECONDS, MINUTES, HOURS, DAYS …", e);
        }
    }

    private static Object retry(StepCall call) throws Exception {
        long count = call.whole("count", 1);
        for (long attempt = 1; ; attempt++) {
            try {
                return call.run(call.context());
            } catch (Exception e) {
                if (attempt >= count || isInterruption(e)) {
                    throw e;
                }
                call.say("ERROR: " + e.getMessage());
                call.say("Retrying");
            }
        }
    }

    private static boolean isInterruption(Exception problem) {
        return problem instanceof FlowInterruptedException flow && flow.isActualInterruption();
    }

    private static Object waitUntil(StepCall call) throws Exception {
        Duration pause = Duration.ofMillis(call.whole("initialRecurrencePeriod", FIRST_PAUSE.toMillis()));
        while (!isTrue(call.run(call.context()))) {
            Duration now = pause;
            if (!call.truth("quiet")) {
                call.say("Will try again after " + now.toMillis() / 1000.0 + " s");
            }
            call.build().lane().leave(() -> pause(now));
            pause = pause.multipliedBy(6).dividedBy(5);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
        return null;
    }

    private static boolean isTrue(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new ClassCastException("body return value " + value + " is not boolean");
    }

    private static Object sleep(StepCall call) throws Exception {
        Duration span = span(call, "SECONDS");
        call.say("Sleeping for " + span.toMillis() / 1000.0 + " s");
        return call.build().lane().leave(() -> pause(span));
    }

    private static Object pause(Duration span) throws InterruptedException {
        Thread.sleep(span.toMillis());
        return null;
    }
}
