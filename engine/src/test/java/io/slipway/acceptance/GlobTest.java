package io.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "shop/api, shop/api, true",
        "shop/api, shop/ap, false",
        "shop/api, xshop/api, false",
        "shop/*, shop/api, true",
        "shop/*, shop/, true",
        "shop/*, shop/api/v2, false",
        "shop/**, shop/api/v2, true",
        "**/api, r.example.com/shop/api, true",
        "*/api, r.example.com/shop/api, false",
        "sh?p/*i, shop/api, true",
        "sh?p, sh/p, false",
        "s.op, shop, false",
        "*, a, true",
        "**, a/b, true",
        "***, a/b, true",
        "'', a, false",
    })
    void matches(String glob, String repository, boolean expected) {
        assertThat(Glob.matches(glob, repository)).isEqualTo(expected);
    }

    @Test
    void answersAlsoWhereARegularExpressionNeverWould() {
        assertThat(Glob.matches("*a".repeat(200) + "b", "a".repeat(5_000))).isFalse();
    }
}
