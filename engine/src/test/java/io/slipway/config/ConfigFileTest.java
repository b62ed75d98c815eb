package io.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    @Test
    void knowsTheLineOfEachValue() throws Exception {
        ConfigNode root = ConfigFile.read("a.yaml", "one: 1\ntwo:\n  three: x\n");

        assertThat(root.required("two").required("three").line()).isEqualTo(3);
        assertThatThrownBy(() -> root.required("two").required("three").number())
                .hasMessage("a.yaml:3: three: 'x' is not a number");
    }

    @Test
    void namesWhatMayHaveBeenMeant() throws Exception {
        ConfigNode root = ConfigFile.read("a.yaml", "\ntreshold: 7\n");

        assertThatThrownBy(() -> root.only("threshold", "unscored"))
                .hasMessage("a.yaml:2: treshold: there is no such setting; did you mean 'threshold'?");
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        assertThatThrownBy(() -> ConfigFile.read("a.yaml", "- id: 1\n- until: 2\n")
                        .list()
                        .get(1)
                        .required("id"))
                .hasMessage("a.yaml:2: 'id:' is missing; it is required here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a: [1, 2; not YAML",
                "a: 1\\na: 2; a",
                "a: !!javax.script.ScriptEngineManager []; Global tag is not allowed",
                "a: !!java.net.URL x; Global tag is not allowed",
                "a: [[[x]]]; expected a single value",
            })
    void makesNoObjectOfATagAndNoBombOfAnAlias(String yaml, String message) {
        assertThatThrownBy(() -> ConfigFile.read("a.yaml", yaml.replace("\\n", "\n"))
                        .required("a")
                        .text())
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("a.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void givesPlainValuesAsTheyAreWritten() throws Exception {
        String yaml = "a: 5000\nb: 6.9\nc: '12'\nd: [x, true]\ne: {f: no}\ng:\nh: 0755\ni: 2026-11-21\nj: 1e3\n";

        assertThat(ConfigFile.read("a.yaml", yaml).plainMapping())
                .isEqualTo(Map.of(
                        "a",
                        new BigDecimal("5000"),
                        "b",
                        new BigDecimal("6.9"),
                        "c",
                        "12",
                        "d",
                        List.of("x", true),
                        "e",
                        Map.of("f", false),
                        "h",
                        "0755",
                        "i",
                        "2026-11-21",
                        "j",
                        "1e3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a: &x {b: *x}; holds itself",
                "a: &x [*x]; holds itself",
                "a: {b: !!binary eA==}; the YAML tag tag:yaml.org,2002:binary is not allowed",
            })
    void givesNoPlainValueOfWhatIsNone(String yaml, String message) {
        assertThatThrownBy(() -> ConfigFile.read("a.yaml", yaml).plainMapping())
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("a.yaml:1: ")
                .hasMessageContaining(message);
    }

    @Property
    void answersAnyTextWithATreeOrAnErrorThatNamesTheFile(@ForAll String text) {
        try {
            assertThat(ConfigFile.read("a.yaml", text)).isNotNull();
        } catch (ConfigException e) {
            assertThat(e.getMessage()).startsWith("a.yaml:").doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"30s,30", "15m,900", "12h,43200", "7d,604800", "P1D,86400", "PT1M,60"})
    void readsSpansOfTime(String text, long seconds) throws Exception {
        assertThat(ConfigFile.read("a.yaml", "age: " + text).required("age").duration())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0s", "-1d", "soon", "7", "d"})
    void refusesWhatIsNoSpanOfTime(String text) throws Exception {
        ConfigNode node = ConfigFile.read("a.yaml", "age: " + text).required("age");

        assertThatThrownBy(node::duration)
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("a.yaml:1: age: ");
    }

    @Test
    void takesASingleValueForAListOfOne() throws Exception {
        assertThat(ConfigFile.read("a.yaml", "a: x").required("a").texts()).isEqualTo(List.of("x"));
    }

    @Test
    void readsAnEmptyFileAsAnEmptyMapping() throws Exception {
        assertThat(ConfigFile.read("a.yaml", "# nothing\n").mapping()).isEmpty();
    }
}
