package io.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.record.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment takes from the records: that an image was pushed, and what ran before. */
class ProofTest {
    private static final String CONFIG = "sha256:" + "c0".repeat(32);
    private static final String PUSHED = AnsibleDeployTest.DIGEST;

    private TestDelivery delivery;
    private AnsibleDeploy request;

    @BeforeEach
    void begin(@TempDir Path directory) throws Exception {
        delivery = new TestDelivery(directory, Policy.STRICT, Instant.now());
        request = AnsibleDeployTest.bind(Map.of());
    }

    @AfterEach
    void end() throws Exception {
        delivery.close();
    }

    @Test
    void takesADigestThatWasPushed() throws Exception {
        scanned("pass");
        pushed();

        assertThat(refusal()).isEmpty();
    }

    @Test
    void refusesWhatALaterScanBlocks() throws Exception {
        scanned("block");
        pushed();

        assertThat(refusal()).hasValueSatisfying(problem -> assertThat(problem)
                .contains("the image " + CONFIG + " is not cleared: its verdict of"));
    }

    @Test
    void refusesWhatWasNeverScanned() throws Exception {
        pushed();

        assertThat(refusal()).hasValueSatisfying(problem -> assertThat(problem).contains("it was never scanned"));
    }

    private void pushed() throws Exception {
        delivery.note("pushImage", Outcome.PASSED, List.of(PUSHED), Map.of("digest", PUSHED, "configDigest", CONFIG));
    }

    private void scanned(String verdict) throws Exception {
        delivery.note(
                "scanImage",
                Outcome.PASSED,
                List.of(CONFIG),
                Map.of(
                        "verdict", verdict,
                        "proof", "proved",
                        "threshold", "7.0",
                        "unscored", "severity",
                        "source", "highest",
                        "ignoreUnfixed", false,
                        "secrets", "block",
                        "misconfigurations", "critical",
                        "endOfLife", false));
    }

    @Test
    void refusesADigestThatNobodyPushed() throws Exception {
        assertThat(refusal()).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("api: " + PUSHED + " was not pushed by pushImage"));
    }

    @Test
    void refusesADigestWhosePushFailed() throws Exception {
        delivery.note("pushImage", Outcome.FAILED, List.of(PUSHED), Map.of("digest", PUSHED));

        assertThat(refusal()).isPresent();
    }

    @Test
    void refusesADigestOfWhichOnlyAnotherStepSpeaks() throws Exception {
        delivery.note("scanImage", Outcome.PASSED, List.of(PUSHED), Map.of("digest", PUSHED));

        assertThat(refusal()).isPresent();
    }

    @Test
    void refusesTheConfigDigestOfWhatWasPushed() throws Exception {
        delivery.note("pushImage", Outcome.PASSED, List.of(PUSHED), Map.of("digest", "sha256:" + "00".repeat(32)));

        assertThat(refusal()).isPresent();
    }

    @Test
    void returnsToTheLastDeploymentThatWentWell() throws Exception {
        deployed(Outcome.PASSED, "registry.test/api", "11", false);
        deployed(Outcome.FAILED, "registry.test/api", "22", false);
        deployed(Outcome.PASSED, "registry.test/api", "33", true);

        assertThat(previous()).hasValue("api@sha256:111111111111");
    }

    @Test
    void returnsToNothingOfAnotherApplication() throws Exception {
        deployed(Outcome.PASSED, "registry.test/other", "11", false);

        assertThat(previous()).isEmpty();
    }

    @Test
    void tellsTargetsApart() throws Exception {
        AnsibleDeploy other = AnsibleDeployTest.bind(Map.of("inventory", "other"));

        assertThat(delivery.<Boolean>inStep("x", run -> Target.of(request, run).equals(Target.of(request, run))))
                .isTrue();
        assertThat(delivery.<Boolean>inStep("x", run -> Target.of(request, run).equals(Target.of(other, run))))
                .isFalse();
    }

    @Test
    void sendsNoRegistryCredentialThatThePolicyDoesNotBind() throws Exception {
        AnsibleDeploy asking = AnsibleDeployTest.bind(Map.of("registryCredentialsId", "robot"));

        assertThatThrownBy(() -> delivery.inStep("x", run -> PlayCredentials.of(asking, run)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("credential 'robot' is not sent to registry.test");
    }

    private void deployed(Outcome outcome, String repository, String hex, boolean check) throws Exception {
        String target = delivery.inStep("x", run -> Target.of(request, run).id());
        String image = repository + "@sha256:" + hex.repeat(32);
        delivery.note(
                "ansibleDeploy", outcome, List.of(target), Map.of("images", Map.of("api", image), "check", check));
    }

    private Optional<String> previous() throws Exception {
        return delivery.inStep("x", run -> PreviousDeployment.of(Target.of(request, run), request, run)
                .map(PreviousDeployment::toString));
    }

    private Optional<String> refusal() throws Exception {
        return delivery.inStep("x", run -> {
            try {
                PushedImages.require(request.images(), run);
                return Optional.empty();
            } catch (DeliveryException e) {
                return Optional.of(e.getMessage());
            }
        });
    }
}
