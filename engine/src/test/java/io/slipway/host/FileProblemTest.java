package io.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileProblemTest {
    @Test
    void saysTheReasonWithoutAClassName() {
        assertThat(FileProblem.reason(new NoSuchFileException("x"))).isEqualTo("there is no such file");
        assertThat(FileProblem.reason(new AccessDeniedException("x"))).isEqualTo("permission denied");
        assertThat(FileProblem.reason(new MalformedInputException(1))).isEqualTo("it is not text in UTF-8");
        assertThat(FileProblem.reason(new FileSystemException("x", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileProblem.reason(new IOException("Is a directory"))).isEqualTo("Is a directory");
    }
}
