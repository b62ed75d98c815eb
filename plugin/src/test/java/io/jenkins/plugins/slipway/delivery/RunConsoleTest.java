package io.jenkins.plugins.slipway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.host.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunConsoleTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Secrets secrets = new Secrets();
    private final RunConsole console = new RunConsole(new PrintStream(log, true, StandardCharsets.UTF_8), secrets);

    @Test
    void masksASecretInEveryEncodingOnceItIsKnown() {
        secrets.hide(Set.of(Secret.of("py thon+\"pass")));
        String encoded = Base64.getEncoder().encodeToString("toto:py thon+\"pass".getBytes(StandardCharsets.UTF_8));

        console.line("a py thon+\"pass b py%20thon%2B%22pass c py thon+\\\"pass d " + encoded);

        assertThat(shown())
                .doesNotContain("thon")
                .startsWith("a **** b **** c **** d ")
                .doesNotContain(encoded);
        assertThat(console.masked("x py thon+\"pass")).isEqualTo("x ****");
    }

    @Test
    void keepsNoControlCharacterOfATool() {
        console.line("10%\r100% \u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b[8mha:hidden\u001b[0m \u0000");

        assertThat(shown()).isEqualTo("100% red  ha:hidden ?\n");
    }

    @Test
    void masksASecretThatATaintedLineHides() {
        secrets.hide(Set.of(Secret.of("hunter22")));

        console.line("hunt\u001b[0mer22");

        assertThat(shown()).isEqualTo("****\n");
    }

    @Test
    void aRefusalIsShownWithoutControlCharactersAndSecrets() {
        secrets.hide(Set.of(Secret.of("hunter22")));

        assertThat(secrets.shown("the registry said \u001b[8mha:AAAA\u001b[0m hunt\u001b[0mer22 \u0007"))
                .isEqualTo("the registry said ha:AAAA **** ?");
    }

    @Test
    void showsEachLineOfAText() {
        console.line("one\ntwo");

        assertThat(shown()).isEqualTo("one\ntwo\n");
    }

    private String shown() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
