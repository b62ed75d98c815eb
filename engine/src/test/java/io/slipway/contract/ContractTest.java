package io.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {
    enum Size {
        SMALL,
        VERY_LARGE
    }

    record Even(int value) {
        public static Even parse(String text) {
            int value = Integer.parseInt(text);
            if (value % 2 != 0) {
                throw new IllegalArgumentException("'" + text + "' is odd");
            }
            return new Even(value);
        }
    }

    @Step(name = "tryOut", help = "For this test.")
    record TryOut(
            @Param(help = "A name.") String name,
            @Param(help = "A port.", otherwise = "80") int port,
            @Param(help = "A score.", otherwise = "7.0") BigDecimal score,
            @Param(help = "A switch.", otherwise = "false") boolean on,
            @Param(help = "A size.", otherwise = "small") Size size,
            @Param(help = "Even numbers.", otherwise = "") List<Even> even,
            @Param(help = "Texts.", otherwise = "") Map<String, String> texts,
            @Param(help = "Maybe.", otherwise = "") Optional<String> maybe) {
        TryOut {
            if (port < 1) {
                throw new IllegalArgumentException("port: " + port + " is not a port");
            }
        }
    }

    private final Contract<TryOut> contract = Contract.of(TryOut.class);

    @Test
    void takesTheDefaultOfWhatIsNotGiven() throws Exception {
        assertThat(contract.bind(Map.of("name", "x")))
                .isEqualTo(new TryOut(
                        "x", 80, new BigDecimal("7.0"), false, Size.SMALL, List.of(), Map.of(), Optional.empty()));
    }

    @Test
    void takesWhatAJenkinsfileWrites() throws Exception {
        TryOut request = contract.bind(Map.of(
                "name",
                1,
                "port",
                "8080",
                "score",
                6.5,
                "on",
                "true",
                "size",
                "very-large",
                "even",
                List.of(2, "4"),
                "texts",
                Map.of("a", 1),
                "maybe",
                "y"));

        assertThat(request)
                .isEqualTo(new TryOut(
                        "1",
                        8080,
                        new BigDecimal("6.5"),
                        true,
                        Size.VERY_LARGE,
                        List.of(new Even(2), new Even(4)),
                        Map.of("a", "1"),
                        Optional.of("y")));
    }

    @Test
    void takesASingleValueForAListOfOne() throws Exception {
        assertThat(contract.bind(Map.of("name", "x", "even", "6")).even()).containsExactly(new Even(6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "prot; 80; tryOut: there is no parameter 'prot'# did you mean 'port'?",
                "port; many; tryOut: port: 'many' is not a number",
                "port; 0; tryOut: port: 0 is not a port",
                "on; maybe; tryOut: on: 'maybe' is neither true nor false",
                "size; very-larg; tryOut: size: 'very-larg' is not allowed# did you mean 'very-large'?",
                "even; 3; tryOut: even: '3' is odd",
                "texts; a=b; tryOut: texts: expected a map such as [name: 'value'], not 'a=b'",
            })
    void saysWhatIsWrongInOneLine(String parameter, String value, String message) {
        assertThatThrownBy(() -> contract.bind(Map.of("name", "x", parameter, value)))
                .isInstanceOf(ContractException.class)
                .hasMessage(message.replace("#", ";"));
    }

    @Test
    void namesAMissingParameterAndWhatItIs() {
        assertThatThrownBy(() -> contract.bind(Map.of()))
                .hasMessage("tryOut: the parameter 'name' is missing: A name.");
    }

    @Test
    void refusesAListWhereOneValueBelongs() {
        assertThatThrownBy(() -> contract.bind(Map.of("name", List.of("a", "b"))))
                .hasMessage("tryOut: name: expected a single value, not [a, b]");
    }
}
