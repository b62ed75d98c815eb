package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.contract.ContractException;
import io.slipway.host.DeliveryException;
import io.slipway.image.ImageReference;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a deployment by Ansible does. */
@RealTools
class AnsibleDeployTest extends AnsibleDeployment {
    private static final String NOT_PUSHED = "sha256:" + "0".repeat(64);

    @Test
    void deploysAPushedDigestAndRecordsWhatRuns() throws Exception {
        Map<String, Object> result = deploy(first, Map.of());

        assertThat(server.page()).isEqualTo("first");
        assertThat(result.get("images")).isEqualTo(Map.of("web", first));
        assertThat(bench.last().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(bench.last().subjects()).contains(digest(first)).anyMatch(subject -> subject.startsWith("target:"));
        assertThat(bench.last().facts().get("running")).isEqualTo(Map.of("app-1", Map.of("web", first)));
        assertThat(bench.last().tools()).anyMatch(tool -> tool.name().equals("ansible-playbook"));
        assertThat(bench.console).anyMatch(line -> line.startsWith("task app : Release the containers: app-1 changed"));
    }

    @Test
    void changesNothingWhenTheSameDigestRunsAlready() throws Exception {
        deploy(first, Map.of());
        String container = AppServer.docker("ps", "--quiet", "--filter", "name=" + AppServer.APP);

        Map<String, Object> result = deploy(first, Map.of());

        assertThat(result.get("hosts").toString()).contains("changed=0");
        assertThat(AppServer.docker("ps", "--quiet", "--filter", "name=" + AppServer.APP))
                .isEqualTo(container);
    }

    @Test
    void refusesADigestThatWasNotPushed() {
        String never = ImageReference.parse(first).repository() + "@" + NOT_PUSHED;

        assertThatThrownBy(() -> deploy(never, Map.of()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("web: " + NOT_PUSHED + " was not pushed by pushImage");
    }

    @Test
    void refusesATag() {
        assertThatThrownBy(() -> deploy(ImageReference.parse(first).repository() + ":latest", Map.of()))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("is not a reference by digest; a tag can move");
    }

    @Test
    void onlySaysWhatItWouldChangeInACheck() throws Exception {
        deploy(first, Map.of());

        deploy(second, Map.of("check", true));

        assertThat(server.page()).isEqualTo("first");
        assertThat(bench.last().message()).startsWith("checked only");
    }

    @Test
    void deploysToATargetOneAfterTheOther() throws Exception {
        CompletableFuture<Map<String, Object>> one = inBackground(first);
        CompletableFuture<Map<String, Object>> other = inBackground(second);

        one.get(60, TimeUnit.SECONDS);
        other.get(60, TimeUnit.SECONDS);

        assertThat(bench.console).contains("waiting for another deployment of this target");
        List<Entry> deployments = bench.record.entries().stream()
                .filter(entry -> entry.stage().equals("ansibleDeploy"))
                .toList();
        assertThat(deployments).hasSize(2).allMatch(entry -> entry.outcome() == Outcome.PASSED);
    }

    private CompletableFuture<Map<String, Object>> inBackground(String image) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return deploy(image, Map.of());
            } catch (Exception e) {
                throw new CompletionException(new ExecutionException(e));
            }
        });
    }
}
