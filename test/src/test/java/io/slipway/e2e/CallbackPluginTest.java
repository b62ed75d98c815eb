package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The callback plugin is Python: its tests are too. */
@RealTools
class CallbackPluginTest {
    @Test
    void passesItsOwnTestsOnTheRealAnsible(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder("/usr/bin/python3", "-B", "-m", "unittest", "discover", "-s", "src/test/python");

        int code = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(code).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).containsPattern("Ran [1-9][0-9]* tests");
    }
}
