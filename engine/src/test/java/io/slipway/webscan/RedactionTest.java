package io.slipway.webscan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: session=s3cr3tvalue",
                "cookie: a=1; session=s3cr3tvalue",
                "{\"Cookie\": \"session=s3cr3tvalue\", \"inputs\": {\"session\": \"s3cr3tvalue\"}}",
                "Set-Cookie: session=s3cr3tvalue; Path=/; HttpOnly",
                "Authorization: Basic s3cr3tvalue",
                "GET / HTTP/1.1\\r\\nAuthorization: Bearer s3cr3tvalue\\r\\n",
                "\"X-Api-Key\": \"s3cr3tvalue\"",
                "curl \"http://shop.test/\" -b \"session=s3cr3tvalue\"",
                "http://user:s3cr3tvalue@shop.test/",
            })
    void hidesCredentials(String text) {
        assertThat(Redaction.of(text)).doesNotContain("s3cr3tvalue");
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(Redaction.of(
                        "Set-Cookie: session=s3cr3tvalue; Path=/; HttpOnly\nHttpOnly Flag cookie, Host: shop.test"))
                .endsWith("\nHttpOnly Flag cookie, Host: shop.test");
    }

    @Test
    void makesOneLineOfBoundedLength() {
        assertThat(Redaction.line("a\u001b[31m\r\nb\tc", 100)).isEqualTo("a [31m b c");
        assertThat(Redaction.line("x".repeat(1000), 10)).isEqualTo("xxxxxxxxx…");
    }

    /** An application says what it likes, and a stack is soon full. */
    @Test
    void standsHeadersOfAnyLength() {
        String text = "x".repeat(4_000_000);

        assertThat(Redaction.of("Authorization: " + text + "\nSet-Cookie: id=" + text + "\n"))
                .doesNotContain("xx");
    }
}
