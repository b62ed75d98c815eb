package io.slipway.scan.adapter;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.stream.IntStream;

/** The numbers from 0.0 to 9.9, held once: most numbers in reports are scores. */
final class Tenths {
    private static final BigDecimal[] ALL = IntStream.range(0, 100)
            .mapToObj(tenths -> BigDecimal.valueOf(tenths, 1))
            .toArray(BigDecimal[]::new);

    private Tenths() {}

    /** The number at which the parser stands, with as many decimals as are written there. */
    static BigDecimal number(JsonParser json) throws IOException {
        if (json.getTextLength() == 3) {
            char[] text = json.getTextCharacters();
            int at = json.getTextOffset();
            if (digit(text[at]) && text[at + 1] == '.' && digit(text[at + 2])) {
                return ALL[10 * (text[at] - '0') + text[at + 2] - '0'];
            }
        }
        return json.getDecimalValue();
    }

    private static boolean digit(char character) {
        return character >= '0' && character <= '9';
    }
}
