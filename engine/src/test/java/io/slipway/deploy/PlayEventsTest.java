package io.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayEventsTest {
    private static final String NEW = "sha256:" + "ab".repeat(32);
    private static final String OLD = "sha256:" + "cd".repeat(32);

    private final List<String> console = new ArrayList<>();
    private final PlayEvents events = new PlayEvents(console::add);

    @Test
    void showsEachResultAsItComes() {
        events.accept("{\"event\":\"play\",\"play\":\"Deploy\"}");
        events.accept(
                "{\"event\":\"host\",\"host\":\"app-1\",\"task\":\"Pull\",\"status\":\"changed\",\"seconds\":1.234,\"message\":\"\"}");

        assertThat(console).containsExactly("play Deploy", "task Pull: app-1 changed, 1.2 s");
    }

    @Test
    void remembersWhatFailedAndWhere() {
        events.accept(
                "{\"event\":\"host\",\"host\":\"a\",\"task\":\"Pull\",\"status\":\"failed\",\"seconds\":0,\"message\":\"no space\"}");
        events.accept(
                "{\"event\":\"host\",\"host\":\"b\",\"task\":\"Pull\",\"status\":\"unreachable\",\"seconds\":0,\"message\":\"timed out\"}");
        events.accept(
                "{\"event\":\"host\",\"host\":\"c\",\"task\":\"Try\",\"status\":\"ignored\",\"seconds\":0,\"message\":\"never mind\"}");

        assertThat(events.report().problems())
                .containsExactly("task 'Pull' failed on a: no space", "b is unreachable: timed out");
    }

    @Test
    void countsByHost() {
        events.accept(
                "{\"event\":\"stats\",\"hosts\":{\"a\":{\"ok\":3,\"changed\":1,\"failed\":0,\"unreachable\":0,\"skipped\":2}}}");

        assertThat(events.report().hosts()).containsExactly(new HostTally("a", 3, 1, 0, 0));
    }

    @Test
    void showsWhatIsNoEventAsItIs() {
        events.accept("Some plugin's words");
        events.accept("");

        assertThat(console).containsExactly("Some plugin's words");
    }

    @Test
    void comparesWhatRunsByDigest() {
        running("a", "r.test/api@" + NEW);
        running("b", "other.test/api@" + NEW);

        assertThat(events.report().difference(images())).isEmpty();
    }

    @Test
    void namesTheHostThatRunsAnotherDigest() {
        running("a", "r.test/api@" + NEW);
        running("b", "r.test/api@" + OLD);

        assertThat(events.report().difference(images()))
                .hasValue("b runs r.test/api@%s as 'api', but r.test/api@%s was to run".formatted(OLD, NEW));
    }

    @Test
    void doesNotTakeSilenceForAgreement() {
        assertThat(events.report().difference(images()))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("no host says that it runs 'api'"));
    }

    private void running(String host, String image) {
        events.accept("{\"event\":\"running\",\"host\":\"%s\",\"images\":{\"api\":\"%s\"}}".formatted(host, image));
    }

    private static Map<String, ImageReference> images() {
        return Map.of("api", ImageReference.parse("r.test/api@" + NEW));
    }
}
