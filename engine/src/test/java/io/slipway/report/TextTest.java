package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How texts, addresses, times and sizes are shown. */
class TextTest {
    @Property
    void nothingThatIsShownCanBeUnseen(@ForAll String any) {
        assertThat(Visible.of(any).codePoints())
                .allMatch(character -> character == '\n'
                        || character == '\t'
                        || (!Character.isISOControl(character)
                                && Character.getType(character) != Character.SURROGATE
                                && Character.getDirectionality(character)
                                        != Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE));
    }

    @Property
    void whatIsShownStaysAsItIs(@ForAll String any) {
        assertThat(Visible.of(Visible.of(any))).isEqualTo(Visible.of(any));
    }

    @Property
    void plainTextIsNotTouched(@ForAll @CharRange(from = ' ', to = '~') String plain) {
        assertThat(Visible.of(plain)).isEqualTo(plain);
    }

    @Example
    void otherScriptsAndEmojiAreNotTouched() {
        String text =
                "\u05E9\u05DC\u05D5\u05DD \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \uD83D\uDC69\u200D\uD83D\uDCBB \u4F60\u597D";

        assertThat(Visible.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "//evil.example/",
                "/path",
                "",
                "https://user:secret@host/",
                "https://",
                "http:///x",
                "https://a b/",
                "\u0001https://a/",
                "vbscript:x",
                "https:evil"
            })
    void linksToNothingButTheWeb(String address) {
        assertThat(Link.external(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://avd.aquasec.com/nvd/cve-2023-45853", "http://10.0.0.1:8080/?a=b&c=d#e"})
    void linksToTheWeb(String address) {
        assertThat(Link.external(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evidence/report.html",
                "evidence/x.svg",
                "evidence/../../x.json",
                "/etc/passwd",
                "evidence/a b.json",
                "other/x.json"
            })
    void opensNoEvidenceThatABrowserWouldRun(String path) {
        assertThat(Link.evidence(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 ms",
        "999,999 ms",
        "1000,1.0 s",
        "12449,12.4 s",
        "59999,59.9 s",
        "60000,1 min 0 s",
        "3599999,59 min 59 s",
        "3600000,1 h 0 min"
    })
    void durations(long millis, String text) {
        assertThat(Units.duration(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "48120,48.1 kB", "121400312,121 MB", "999600000,1.0 GB"})
    void sizes(long bytes, String text) {
        assertThat(Units.size(bytes)).isEqualTo(text);
    }

    @Property
    void everySizeIsShort(@ForAll @LongRange(max = 999_000_000_000_000L) long bytes) {
        assertThat(Units.size(bytes)).hasSizeLessThanOrEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5000/student-list/api:3f2a91c0,api:3f2a91c0",
        "api,api",
        "r:5/a/api@sha256:0,api",
        "<b>/x,<b>/x"
    })
    void imagesInShort(String reference, String brief) {
        assertThat(Brief.image(reference)).isEqualTo(brief);
    }
}
