package io.slipway.gitlab.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.delivery.CommitStatuses.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final String SHA = "3f2a91c0".repeat(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final RetryRules SOON =
            new RetryRules(Duration.ofMillis(2), Duration.ofMillis(8), Duration.ofDays(1), 20);
    private static final Answer ACCEPTED = new Answer.Accepted(Duration.ZERO);
    private static final Answer AWAY = new Answer.Unavailable("connection refused", Duration.ZERO);

    @TempDir
    Path directory;

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void sendsTheStatesOfAStatusInTheirOrder() throws Exception {
        try (Outbox outbox = open(this::accept)) {
            for (State state : List.of(State.PENDING, State.RUNNING, State.SUCCESS)) {
                outbox.post(status("build", state));
            }
            assertThat(outbox.awaitEmpty(PATIENCE)).isTrue();
        }
        assertThat(sent).containsExactly("build PENDING", "build RUNNING", "build SUCCESS");
        assertThat(files()).isEmpty();
    }

    @Test
    void goesOnAfterAMessageThatCannotBeSent() throws Exception {
        try (Outbox outbox = open(message -> {
            if (((CommitStatus) message).name().equals("odd")) {
                throw new IllegalArgumentException("no address");
            }
            return accept(message);
        })) {
            outbox.post(status("odd", State.RUNNING));
            outbox.post(status("build", State.RUNNING));
            assertThat(outbox.awaitEmpty(PATIENCE)).isTrue();
        }
        assertThat(sent).containsExactly("build RUNNING");
        assertThat(log).singleElement().asString().contains("gave up", "no address");
    }

    @Test
    void keepsOnlyTheLatestStateWhileGitLabIsAway() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch posted = new CountDownLatch(1);
        try (Outbox outbox = open(message -> {
            boolean away = posted.getCount() > 0;
            asked.countDown();
            posted.await();
            return away ? AWAY : accept(message);
        })) {
            outbox.post(status("build", State.PENDING));
            outbox.post(status("build", State.RUNNING));
            outbox.post(status("build", State.FAILED));
            asked.await();
            posted.countDown();
            assertThat(outbox.awaitEmpty(PATIENCE)).isTrue();
        }
        assertThat(sent).containsExactly("build FAILED");
        assertThat(log)
                .containsExactly(
                        "GitLab takes no statuses (connection refused); they are kept, deliveries go on",
                        "GitLab takes statuses again");
    }

    @Test
    void keepsTheLatestStateOfTheCommitOnEachRefWhileGitLabIsAway() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch posted = new CountDownLatch(1);
        try (Outbox outbox = open(message -> {
            boolean away = posted.getCount() > 0;
            asked.countDown();
            posted.await();
            return away ? AWAY : accept(message);
        })) {
            outbox.post(new CommitStatus("shop/web", SHA, "main", "build", State.FAILED, "", ""));
            outbox.post(new CommitStatus("shop/web", SHA, "v1.0.0", "build", State.SUCCESS, "", ""));
            asked.await();
            posted.countDown();
            assertThat(outbox.awaitEmpty(PATIENCE)).isTrue();
        }
        assertThat(sent).containsExactlyInAnyOrder("build FAILED", "build SUCCESS");
    }

    @Test
    void sendsAfterARestartWhatWasNotSentBefore() throws Exception {
        try (Outbox outbox = open(message -> AWAY)) {
            outbox.post(status("build", State.RUNNING));
            outbox.post(status("other", State.RUNNING));
            outbox.post(status("build", State.SUCCESS));
        }
        try (Outbox outbox = open(this::accept)) {
            assertThat(outbox.awaitEmpty(PATIENCE)).isTrue();
        }
        assertThat(sent.stream().filter(it -> it.startsWith("build")).reduce((a, b) -> b))
                .hasValue("build SUCCESS");
        assertThat(sent).contains("other RUNNING");
        assertThat(files()).isEmpty();
    }

    @Test
    void doesNotLetAMessageThatFailsHoldUpTheOthers() throws Exception {
        CountDownLatch others = new CountDownLatch(3);
        try (Outbox outbox = open(message -> {
            if (message.topic().endsWith("ill") && others.getCount() > 0) {
                return new Answer.Later("GitLab answered 500");
            }
            others.countDown();
            return accept(message);
        })) {
            outbox.post(status("ill", State.SUCCESS));
            for (String name : List.of("a", "b", "c")) {
                outbox.post(status(name, State.SUCCESS));
            }
            assertThat(outbox.awaitEmpty(PATIENCE)).isTrue();
        }
        assertThat(sent).containsExactly("a SUCCESS", "b SUCCESS", "c SUCCESS", "ill SUCCESS");
    }

    @Test
    void givesUpWhatGitLabRefusesAndSaysSo() throws Exception {
        try (Outbox outbox = open(message -> new Answer.Refused("GitLab answered 404 (404 Project Not Found)"))) {
            outbox.post(status("build", State.SUCCESS));
            assertThat(outbox.awaitEmpty(PATIENCE)).isTrue();
        }
        assertThat(log)
                .containsExactly("gave up a message to GitLab (status shop/web " + SHA
                        + " main build): GitLab answered 404 (404 Project Not Found)");
        assertThat(files()).isEmpty();
    }

    @Test
    void holdsNoMoreThanItMayAndKeepsWhatEndsAStatus() throws Exception {
        CountDownLatch full = new CountDownLatch(1);
        try (Outbox outbox = open(message -> {
            full.await();
            return accept(message);
        })) {
            outbox.post(status("first", State.RUNNING));
            for (int i : IntStream.range(0, 20).toArray()) {
                outbox.post(status("end" + i, State.SUCCESS));
            }
            for (int i : IntStream.range(0, 5).toArray()) {
                outbox.post(status("run" + i, State.RUNNING));
            }
            assertThat(files()).hasSize(20);
            full.countDown();
            assertThat(outbox.awaitEmpty(PATIENCE)).isTrue();
        }
        assertThat(sent).filteredOn(it -> it.startsWith("end")).hasSize(20);
    }

    @Test
    void neverWaitsForGitLabToPost() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Outbox outbox = open(message -> {
            never.await();
            return ACCEPTED;
        })) {
            outbox.post(status("build", State.RUNNING));
            outbox.post(status("build", State.SUCCESS));
            assertThat(files()).hasSize(2);
        }
    }

    @Test
    void leavesGitLabAloneForAsLongAsItAsks() throws Exception {
        try (Outbox outbox = open(message -> {
            accept(message);
            return new Answer.Unavailable("GitLab answered 429", Duration.ofHours(1));
        })) {
            outbox.post(status("build", State.RUNNING));
            outbox.post(status("other", State.RUNNING));
            assertThat(outbox.awaitEmpty(Duration.ofMillis(300))).isFalse();
        }
        assertThat(sent).hasSize(1);
    }

    @Test
    void removesAFileThatIsNoMessage() throws Exception {
        Files.writeString(
                directory.resolve("0000000000000000007.json"), "{\"message\":{\"kind\":\"java.lang.Runtime\"}}");
        open(this::accept).close();
        assertThat(files()).isEmpty();
        assertThat(log).hasSize(1);
    }

    private Answer accept(Message message) {
        CommitStatus status = (CommitStatus) message;
        sent.add(status.name() + " " + status.state());
        return ACCEPTED;
    }

    private Outbox open(Outbox.Sender sender) throws Exception {
        return Outbox.open(directory, sender, SOON, InstantSource.system(), log::add);
    }

    private List<Path> files() throws Exception {
        try (var list = Files.list(directory)) {
            return list.toList();
        }
    }

    private static CommitStatus status(String name, State state) {
        return new CommitStatus("shop/web", SHA, "main", name, state, "", "");
    }
}
