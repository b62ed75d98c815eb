package io.slipway.gitlab.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NamePatternTest {
    /** Compared with the plainest matcher that can be written. */
    @Property(tries = 2_000)
    void matchesAsAGlob(
            @ForAll @NotEmpty @StringLength(max = 8) @Chars({'a', 'b', '*', '?', '.', '(', '\\'}) String glob,
            @ForAll @StringLength(max = 8) @Chars({'a', 'b', '/', '.', '(', '\\', '\n'}) String name)
            throws Exception {
        assertThat(NamePattern.of(glob).matches(name)).isEqualTo(plain(glob, name));
    }

    @Property(tries = 500)
    void everyNameMatchesItselfAndAll(
            @ForAll @NotEmpty @CharRange(from = ' ', to = '\uffff') @StringLength(max = 30) String name)
            throws Exception {
        assertThat(NamePattern.of("**").matches(name)).isTrue();
        if (!name.contains("*") && !name.contains("?") && !(name.startsWith("/") && name.endsWith("/"))) {
            assertThat(NamePattern.of(name).matches(name)).isTrue();
        }
    }

    @Test
    void refusesWhatIsNoRegularExpression() {
        assertThatThrownBy(() -> NamePattern.of("/(/"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("/(/")
                .hasMessageContaining("regular expression");
        assertThatThrownBy(() -> NamePattern.of("")).isInstanceOf(DeliveryException.class);
    }

    @Test
    void endsASearchThatWouldTakeForEver() throws Exception {
        NamePattern evil = NamePattern.of("/(.*a){20}b/");

        assertThatThrownBy(() -> evil.matches("a".repeat(60))).isInstanceOf(DeliveryException.class);
    }

    private static boolean plain(String glob, String name) {
        if (glob.isEmpty()) {
            return name.isEmpty();
        }
        String rest = name.isEmpty() ? "" : name.substring(1);
        if (glob.startsWith("**")) {
            return plain(glob.substring(2), name) || (!name.isEmpty() && plain(glob, rest));
        }
        boolean other = !name.isEmpty() && !name.startsWith("/");
        if (glob.startsWith("*")) {
            return plain(glob.substring(1), name) || (other && plain(glob, rest));
        }
        boolean fits = glob.startsWith("?") ? other : !name.isEmpty() && glob.charAt(0) == name.charAt(0);
        return fits && plain(glob.substring(1), rest);
    }
}
