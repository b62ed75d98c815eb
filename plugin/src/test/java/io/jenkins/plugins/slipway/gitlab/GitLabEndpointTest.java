package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.delivery.CommitStatuses.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabEndpointTest {
    @ParameterizedTest
    @ValueSource(strings = {"/slipway-gitlab", "/slipway-gitlab/"})
    void theEndpointNeedsNoCrumb(String path) {
        assertThat(GitLabCrumbExclusion.isEndpoint(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/slipway-gitlab/x",
                "/slipway-gitlab//",
                "/slipway-gitlab/../script",
                "/slipway-gitlabx",
                "/job/slipway-gitlab",
                "//slipway-gitlab",
                "/slipway-gitlab;x"
            })
    void nothingThatResemblesItIsExcused(String path) {
        assertThat(GitLabCrumbExclusion.isEndpoint(path)).isFalse();
    }

    @Test
    void noPathIsNoEndpoint() {
        assertThat(GitLabCrumbExclusion.isEndpoint(null)).isFalse();
    }

    @Test
    void aBodyThatComesTooLateIsCutOff() {
        try (DeadlineBody body = new DeadlineBody(new ByteArrayInputStream(new byte[3]), Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> body.readNBytes(3))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in time");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS,SUCCESS",
        "UNSTABLE,FAILED",
        "FAILURE,FAILED",
        "ABORTED,CANCELED",
        "NOT_BUILT,CANCELED",
        "null,FAILED"
    })
    void onlySuccessIsGreen(String result, State state) {
        assertThat(RunProgress.state(result)).isEqualTo(state);
    }
}
