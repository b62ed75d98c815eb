package io.slipway.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.host.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BuildLogTest {
    private static final String SECRET = "s3cr3t-t0ken";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private BuildLog log(Style style) {
        return new BuildLog(new PrintStream(out, true, StandardCharsets.UTF_8), style);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void masksASecretThatControlCharactersCut() {
        BuildLog log = log(Style.PLAIN);
        log.hide(Set.of(Secret.of(SECRET)));
        log.line("a s3cr3t\u001b[0m-t0ken b");
        assertThat(text()).isEqualTo("a **** b\n");
    }

    @Test
    void keepsColoursOnATerminalAndNothingElse() {
        log(Style.COLOUR).line("\u001b[31mred\u001b[0m\u001b[2J\u001b]0;t\u0007!");
        assertThat(text()).isEqualTo("\u001b[31mred\u001b[0m!\u001b[0m\n");
    }

    @Test
    void keepsNoEscapeSequenceInWhatItSaysItself() {
        log(Style.PLAIN).own("ERROR: \u001b]52;c;eA==\u0007\u001b[2Jgone");
        log(Style.COLOUR).own(Style.COLOUR.red("ERROR: \u001b]52;c;eA==\u0007\u001b[2Jgone"));
        assertThat(text()).isEqualTo("ERROR: gone\n\u001b[31mERROR: gone\u001b[0m\u001b[0m\n");
    }

    @Test
    void showsWhatAProgressBarShowsLast() {
        log(Style.PLAIN).line("10%\r50%\r100%\r");
        assertThat(text()).isEqualTo("100%\n");
    }

    @Property(tries = 100)
    void neverShowsASecretHoweverLongTheLineAroundIt(
            @ForAll @IntRange(max = 200_000) int before, @ForAll @AlphaChars @StringLength(max = 20) String after)
            throws IOException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        BuildLog log = new BuildLog(new PrintStream(shown, true, StandardCharsets.UTF_8), Style.PLAIN);
        log.hide(Set.of(Secret.of(SECRET)));
        byte[] line = ("x".repeat(before) + SECRET + after + "\n").getBytes(StandardCharsets.UTF_8);
        new LineReader(log, log::line).read(new ByteArrayInputStream(line));
        assertThat(shown.toString(StandardCharsets.UTF_8).replace("\n", ""))
                .isEqualTo("x".repeat(before) + "****" + after);
    }
}
