package io.slipway.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final CliCommand.Synopsis SYNOPSIS = new CliCommand.Synopsis(
            "Does.",
            "[FILE]",
            1,
            List.of(
                    new CliCommand.Option("--env", "NAME=VALUE", "a variable"),
                    new CliCommand.Option("--state", "DIR", "a place"),
                    new CliCommand.Option("--yes", "", "yes")),
            List.of());

    private static Arguments of(String... words) throws UsageException {
        return Arguments.of(SYNOPSIS, List.of(words));
    }

    @Test
    void readsOptionsInBothFormsAndOperandsBetweenThem() throws UsageException {
        Arguments arguments = of("--env", "A=b=c", "file", "--env=D=", "--yes");
        assertThat(arguments.pairs("--env")).containsEntry("A", "b=c").containsEntry("D", "");
        assertThat(arguments.operands()).containsExactly("file");
        assertThat(arguments.has("--yes")).isTrue();
    }

    @Test
    void takesWhatFollowsTwoDashesAsOperands() throws UsageException {
        assertThat(of("--", "--yes").operands()).containsExactly("--yes");
    }

    @Test
    void expandsNoFileArguments() throws UsageException {
        assertThat(of("@/etc/passwd").operands()).containsExactly("@/etc/passwd");
    }

    @Test
    void tellsWhatIsWrong() {
        assertThatThrownBy(() -> of("--stat", "x")).hasMessage("there is no option '--stat'; did you mean '--state'?");
        assertThatThrownBy(() -> of("--state")).hasMessage("--state needs a value: --state DIR");
        assertThatThrownBy(() -> of("a", "b")).hasMessage("'b' is one argument too many");
        assertThatThrownBy(() -> of("--yes=1")).hasMessage("--yes takes no value");
        assertThatThrownBy(() -> of("--env", "A").pairs("--env")).hasMessage("--env: 'A' is not NAME=VALUE");
        assertThatThrownBy(() -> of("--state", "a", "--state", "b").one("--state"))
                .hasMessage("--state is given more than once");
    }
}
