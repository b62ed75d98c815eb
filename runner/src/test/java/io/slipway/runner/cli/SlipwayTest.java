package io.slipway.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class SlipwayTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int execute(String... words) {
        return new Slipway(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .with("shout", "Shouts.", Shout::new)
                .execute(words);
    }

    @Command
    static final class Shout implements Callable<Integer> {
        @Parameters
        private String word;

        @Override
        public Integer call() throws Exception {
            if (word.equals("missing")) {
                throw new io.slipway.host.MissingToolException("trivy");
            }
            if (word.equals("file")) {
                throw new java.nio.file.NoSuchFileException("x.json");
            }
            if (word.equals("denied")) {
                throw new java.nio.file.AccessDeniedException("state");
            }
            return word.startsWith("@") ? 7 : 0;
        }
    }

    @Test
    void listsItsCommands() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("run ", "lint ", "shout    Shouts.");
    }

    @Test
    void namesTheCommandThatWasMeant() {
        assertThat(execute("rum")).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("slipway: there is no command 'rum'; did you mean 'run'?\n");
    }

    @Test
    void printsTheHelpOfACommand() {
        assertThat(execute("run", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--credentials FILE", "Exit codes");
    }

    @Test
    void printsTheHelpOfAnAnnotatedCommand() {
        assertThat(execute("shout", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: slipway shout");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysWhyAFileCannotBeUsed() {
        assertThat(execute("shout", "denied")).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("slipway: state: permission denied\n");
    }

    @Test
    void runsAnnotatedCommandsWithoutExpandingFileArguments() {
        assertThat(execute("shout", "@/etc/hostname")).isEqualTo(7);
        assertThat(execute("shout")).isEqualTo(10);
        assertThat(execute("shout", "missing")).isEqualTo(20);
        assertThat(execute("shout", "file")).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("slipway: there is no file x.json")
                .doesNotContain("\tat ");
    }
}
