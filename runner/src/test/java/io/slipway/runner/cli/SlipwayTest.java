package io.slipway.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
                throw new NoSuchFileException("x.json");
            }
            if (word.equals("denied")) {
                throw new AccessDeniedException("state");
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

    @Command(name = "weigh")
    static final class Weigh implements Callable<Integer> {
        @Option(names = "--threshold")
        private BigDecimal threshold;

        @Override
        public Integer call() {
            return threshold.intValue();
        }
    }

    @Test
    void saysThatANumberIsNone() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new AnnotatedCommand("", Weigh::new).run("weigh", List.of("--threshold", "x"), stream, stream))
                .isEqualTo(10);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo("slipway: Invalid value for option '--threshold': 'x' is not a number; write it as 6.9\n");
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
