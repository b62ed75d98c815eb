package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.SynchronousResumeNotSupportedException;
import org.junit.jupiter.api.Test;

class PipelineInterruptionsTest {
    @Test
    void onlyAStepThatCannotGoOnAfterARestartIsOne() {
        Exception restart = new SynchronousResumeNotSupportedException();

        assertThat(PipelineInterruptions.isRestart(restart)).isTrue();
        assertThat(PipelineInterruptions.isRestart(new IOException(restart))).isTrue();
        assertThat(PipelineInterruptions.isRestart(new IOException("full"))).isFalse();
        assertThat(PipelineInterruptions.isRestart(null)).isFalse();
    }
}
