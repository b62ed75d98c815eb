package io.slipway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "alpine,,alpine,",
        "alpine:3.20,,alpine,3.20",
        "shop/api:build,,shop/api,build",
        "localhost/api,localhost,api,",
        "localhost:5000/shop/api:1,localhost:5000,shop/api,1",
        "registry:5000/api,registry:5000,api,",
        "10.0.0.1:5443/a/b_c/d-e:v1.2,10.0.0.1:5443,a/b_c/d-e,v1.2",
        "Registry.example.com/a__b,Registry.example.com,a__b,",
    })
    void readsHostPathAndTag(String text, String host, String path, String tag) {
        ImageReference reference = ImageReference.parse(text);

        assertThat(reference)
                .isEqualTo(new ImageReference(
                        Optional.ofNullable(host), path, Optional.ofNullable(tag), Optional.empty()));
    }

    @Test
    void readsTagAndDigestTogether() {
        ImageReference reference = ImageReference.parse("r.example.com/a:1@" + DIGEST);

        assertThat(reference.digest()).contains(DIGEST);
        assertThat(reference.at(DIGEST)).hasToString("r.example.com/a@" + DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "--privileged",
                "-v",
                "x:@y",
                "../x",
                "a/../b",
                "/a",
                "a/",
                "a//b",
                "UPPER",
                "a:b:c",
                "a@sha256:abc",
                "a@",
                "a:",
                "a:-x",
                "$(id)",
                "a;b",
                "a\nb",
                "a\n",
                "@file",
                "http://r/a",
                "user@host/a",
                "a:\u00e9",
                "r.example.com:99999999/a",
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an image reference");
    }

    @Property
    void writesWhatItReads(@ForAll("references") String text) {
        assertThat(ImageReference.parse(text)).hasToString(text);
    }

    @Property
    void neverAcceptsWhatACommandWouldTakeForAnOption(@ForAll String text) {
        try {
            assertThat(ImageReference.parse(text).toString()).matches("[A-Za-z0-9].*");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("is not an image reference");
        }
    }

    @Provide
    Arbitrary<String> references() {
        Arbitrary<String> host = Arbitraries.of("", "localhost/", "localhost:5000/", "r.example.com/", "127.0.0.1:1/");
        Arbitrary<String> path = Arbitraries.of("a", "a/b", "a-b/c_d", "x__y.z", "0/1/2");
        Arbitrary<String> tag = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(128)
                .map(text -> ":" + text);
        Arbitrary<String> digest = Arbitraries.of("", "@" + DIGEST);
        return Combinators.combine(host, path, tag.injectNull(0.3), digest)
                .as((h, p, t, d) -> h + p + (t == null ? "" : t) + d)
                .filter(text -> text.length() <= 255);
    }
}
