package io.slipway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceReaderTest {
    @ParameterizedTest
    @CsvSource({
        "https://gitlab.example/shop/api.git,https://gitlab.example/shop/api.git",
        "https://ci:token@gitlab.example/shop/api.git,https://gitlab.example/shop/api.git",
        "https://ci:p@ss@gitlab.example/shop/api.git,https://gitlab.example/shop/api.git",
        "ssh://git@gitlab.example/a@b/api.git,ssh://gitlab.example/a@b/api.git",
        "git@gitlab.example:shop/api.git,git@gitlab.example:shop/api.git",
    })
    void keepsNoCredentialOfARemote(String url, String kept) {
        assertThat(SourceReader.withoutCredentials(url)).isEqualTo(kept);
    }
}
