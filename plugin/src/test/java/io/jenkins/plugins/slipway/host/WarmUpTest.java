package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
    @Test
    void doesWhatStepsDoAndLeavesNothingBehind(@TempDir Path directory) throws Exception {
        WarmUp.Exercise.exerciseIn(directory.toString());

        assertThat(directory).isEmptyDirectory();
    }
}
