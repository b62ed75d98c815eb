package io.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MaskerTest {
    @Property(tries = 300)
    void hidesASecretInTheMiddleOfABase64Text(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 8, max = 40) String secret,
            @ForAll @AlphaChars @StringLength(max = 9) String before,
            @ForAll @AlphaChars @StringLength(max = 9) String after) {
        String encoded = Base64.getEncoder().encodeToString((before + secret + after).getBytes(StandardCharsets.UTF_8));

        assertThat(Masker.of(List.of(Secret.of(secret))).mask(encoded))
                .contains(Masker.MASK)
                .isNotEqualTo(encoded);
    }

    @Property
    void hidesASecretAsItIsAndUrlEncoded(
            @ForAll
                    @Chars({'a', 'Z', '7', '+', '/', '=', '&', '%', '"', '$', 'é', '\''})
                    @StringLength(min = 3, max = 30)
                    String secret) {
        Masker masker = Masker.of(List.of(Secret.of(secret)));

        assertThat(masker.mask("before " + secret + " after")).isEqualTo("before **** after");
        assertThat(masker.mask("?p=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .isEqualTo("?p=****");
    }

    @Test
    void hidesEachLineOfAKey() {
        Masker masker = Masker.of(List.of(Secret.of("-----BEGIN-----\nabcdefgh\nijklmnop\n")));

        assertThat(masker.mask("it says ijklmnop")).isEqualTo("it says ****");
    }

    @Test
    void leavesTextAloneWithoutSecrets() {
        assertThat(Masker.of(List.of()).mask("nothing to hide")).isEqualTo("nothing to hide");
        assertThat(Masker.of(List.of(Secret.of("a"))).mask("a banana")).isEqualTo("a banana");
    }

    @Test
    void showsNoSecretInItsOwnText() {
        assertThat(Secret.of("hidden")).hasToString("****");
    }
}
