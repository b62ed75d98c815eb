package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.webhook.HookSecrets;
import io.slipway.gitlab.webhook.Project;
import io.slipway.host.DeliveryException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilerTest {
    private static final String OLD = "1".repeat(40);
    private static final String NEW = "2".repeat(40);
    private static final Item ITEM = (Item) Proxy.newProxyInstance(
            Item.class.getClassLoader(), new Class<?>[] {Item.class}, (proxy, method, arguments) -> null);

    @TempDir
    Path directory;

    private final Project project = new Project(
            "shop/web", new HookSecrets(List.of(), List.of()), Filters.DEFAULT, Map.of("job web", Filters.DEFAULT));
    private final List<String> asked = new ArrayList<>();
    private String answer = "";
    private Intake intake;
    private Reconciler reconciler;

    @BeforeEach
    void open() throws Exception {
        intake = Intake.open(directory, IntakeOptions.DEFAULT, IntakeObserver.NONE);
        reconciler = new Reconciler(intake, new Stored());
    }

    @AfterEach
    void close() throws Exception {
        intake.close();
    }

    @Test
    void deliversAPushOfWhichNoEventCame() throws Exception {
        answer = OLD + "\trefs/heads/main\n";
        look();
        answer = NEW + "\trefs/heads/main\n";

        look();

        assertThat(intake.waiting()).singleElement().satisfies(run -> {
            assertThat(run.trigger().sha()).isEqualTo(NEW);
            assertThat(run.trigger().subscribers()).containsExactly("job web");
        });
    }

    @Test
    void doesNotTakeForMissedWhatAnEventTellsALittleLater() throws Exception {
        answer = OLD + "\trefs/heads/main\n";
        look();
        answer = NEW + "\trefs/heads/main\n";
        Reconciler.Look look = reconciler.look(project).orElseThrow();
        intake.seen("shop/web", "refs/heads/main", NEW);

        reconciler.finish(look);

        assertThat(intake.waiting()).isEmpty();
    }

    @Test
    void asksTheNextJobsRepositoryWhereOneDoesNotAnswer() throws Exception {
        look();

        assertThat(asked).containsExactly("https://gitlab.example.com/wrong", "https://gitlab.example.com/shop/web");
    }

    @Test
    void takesNothingForDeletedWhereNobodyAnswers() throws Exception {
        answer = OLD + "\trefs/heads/main\n";
        look();
        answer = null;

        look();

        assertThat(intake.refs("shop/web")).containsEntry("refs/heads/main", OLD);
    }

    private void look() throws InterruptedException {
        Optional<Reconciler.Look> look = reconciler.look(project);
        if (look.isPresent()) {
            reconciler.finish(look.get());
        }
    }

    /** The first of two repositories never answers. */
    private final class Stored implements Reconciler.Remotes {
        @Override
        public List<Project> projects() {
            return List.of(project);
        }

        @Override
        public List<Remote> of(String path) {
            return List.of(
                    new Remote(ITEM, "https://gitlab.example.com/wrong", null),
                    new Remote(ITEM, "https://gitlab.example.com/" + path, "clone"));
        }

        @Override
        public String list(Remote remote) throws DeliveryException {
            asked.add(remote.url());
            if (answer == null || remote.credentialsId().isEmpty()) {
                throw new DeliveryException("it does not answer");
            }
            return answer;
        }
    }
}
