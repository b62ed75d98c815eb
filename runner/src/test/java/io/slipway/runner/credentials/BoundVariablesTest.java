package io.slipway.runner.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BoundVariablesTest {
    @Test
    void leavesNoSecretBehindWhateverAScriptPutBesideIt() throws Exception {
        BoundVariables bound = new BoundVariables();
        bound.file("ONE", "one", "secret");
        bound.file("TWO", "two", "secret");
        Path one = Path.of(bound.variables().get("ONE"));
        Path two = Path.of(bound.variables().get("TWO"));
        Files.writeString(two.resolveSibling("two.pub"), "what ssh-keygen -y printed");

        bound.close();

        assertThat(one.getParent()).doesNotExist();
        assertThat(two.getParent()).doesNotExist();
    }
}
