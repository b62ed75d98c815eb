package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.intake.Offer;
import io.slipway.gitlab.intake.QueuedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitLab's events on a disk that is full, and then is not any more. */
@RealTools
class FullDiskTest {
    private Path disk;
    private Path ballast;

    @BeforeEach
    void mount(@TempDir Path directory) throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        ballast = disk.resolve("ballast");
        AppServer.run("mount", "-t", "tmpfs", "-o", "size=256k", "slipway-e2e", disk.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        AppServer.run("umount", disk.toString());
    }

    @Test
    void acceptsAgainWhenThereIsRoomAgainAndLosesNothing() throws Exception {
        try (Intake intake = open()) {
            accept(intake, "kept");
            accept(intake, "starts-later");
            QueuedRun ends = next(intake);
            intake.started(ends);
            QueuedRun starts = next(intake);
            fill();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> offer(intake, "refused")).isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> intake.finished(ends)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> intake.started(starts)).isInstanceOf(IOException.class);

            Files.delete(ballast);
            Poll.until(() -> takes(intake, "later"));
            // It was refused, so GitLab sends it again: it is no duplicate.
            accept(intake, "refused");

            assertThat(intake.running()).isEmpty();
            assertThat(next(intake)).isEqualTo(starts);
            assertThat(next(intake).trigger().ref()).isEqualTo("refs/heads/later");
        }
        try (Intake intake = open()) {
            assertThat(intake.waiting())
                    .extracting(run -> run.trigger().ref())
                    .containsExactly("refs/heads/starts-later", "refs/heads/later", "refs/heads/refused");
        }
    }

    private Intake open() throws Exception {
        return Intake.open(disk.resolve("intake"), IntakeOptions.DEFAULT, IntakeObserver.NONE);
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[512];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static QueuedRun next(Intake intake) throws InterruptedException {
        Optional<QueuedRun> run = intake.next(any -> true, Duration.ofSeconds(1));
        return run.orElseThrow();
    }

    private static void accept(Intake intake, String branch) throws Exception {
        assertThat(offer(intake, branch)).isInstanceOf(Offer.Accepted.class);
    }

    private static boolean takes(Intake intake, String branch) throws InterruptedException {
        try {
            offer(intake, branch);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Too long for what may be left of the journal's last page. */
    private static Offer offer(Intake intake, String branch) throws IOException, InterruptedException {
        String sha = "%040x".formatted((branch.hashCode() & 0xffffffL) | (1L << 40));
        Trigger trigger = new Trigger(
                "shop/web",
                EventKind.PUSH,
                "refs/heads/" + branch,
                "0".repeat(40),
                sha,
                sha,
                new Person(4, "ann", "Ann"),
                new Commit("A change", "Ann", "ann@example.com", ""),
                Optional.empty(),
                Protection.UNKNOWN,
                Condition.NONE,
                "");
        return intake.offer(List.of(branch + "-".repeat(5_000)), List.of(trigger));
    }
}
