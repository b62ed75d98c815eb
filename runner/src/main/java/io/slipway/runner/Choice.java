package io.slipway.runner;

import io.slipway.config.DidYouMean;
import io.slipway.config.Words;
import io.slipway.host.DeliveryException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A word of a list of words, as an option's value. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> E of(Class<E> type, String option, String text) throws DeliveryException {
        String word = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
        if (!words.contains(word)) {
            throw new DeliveryException(option + ": '" + text + "' is not allowed" + DidYouMean.hint(word, words));
        }
        return type.getEnumConstants()[words.indexOf(word)];
    }
}
