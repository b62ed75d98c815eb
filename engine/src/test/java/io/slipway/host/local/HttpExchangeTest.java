package io.slipway.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slipway.host.HttpRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpExchangeTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

    @ParameterizedTest
    @ValueSource(strings = {"glpat-s\u00e9cret", "glpat-secret\n", "glpat-\u0000secret"})
    void doesNotTellASecretThatCannotBeAHeader(String secret) {
        HttpRequest request = HttpRequest.of("GET", NOWHERE).with("PRIVATE-TOKEN", secret);

        Throwable refusal = catchThrowable(() -> new HttpExchange().send(request));

        assertThat(refusal).isInstanceOf(IOException.class).hasMessageContaining("PRIVATE-TOKEN");
        assertThat(told(refusal)).doesNotContain("glpat");
    }

    @Test
    void doesNotTakeALineEndInAHeadersName() {
        HttpRequest request = HttpRequest.of("GET", NOWHERE).with("X-A\r\nX-B", "value");

        assertThat(catchThrowable(() -> new HttpExchange().send(request)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("X-A??X-B");
    }

    private static String told(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
