package io.slipway.gate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.slipway.config.Words;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Writes and reads {@code verdict.json}: the components of {@link Verdict}, enums as words, dates as ISO 8601. The same verdict always gives the same bytes. */
public final class VerdictJson {
    /** The name of the file. */
    public static final String NAME = "verdict.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new WordsOfEnums())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new Jdk8Module())
            .addModule(texts(Instant.class, Instant::parse))
            .addModule(texts(LocalDate.class, LocalDate::parse))
            .build();

    private VerdictJson() {}

    /**
     * @param verdict what to write
     * @param to where, in UTF-8; not closed
     * @throws IOException if it cannot be written
     */
    public static void write(Verdict verdict, OutputStream to) throws IOException {
        MAPPER.writerWithDefaultPrettyPrinter()
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .writeValue(to, verdict);
    }

    /**
     * @param name how messages name the file
     * @param from its content; not closed
     * @return the verdict
     * @throws DeliveryException if it is none, or of another schema version
     * @throws IOException if it cannot be read
     */
    public static Verdict read(String name, InputStream from) throws DeliveryException, IOException {
        try {
            Verdict verdict = MAPPER.readerFor(Verdict.class)
                    .without(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                    .readValue(from);
            if (verdict.schema() != Verdict.SCHEMA) {
                throw new DeliveryException("%s: verdict schema %d is not known here, only %d"
                        .formatted(name, verdict.schema(), Verdict.SCHEMA));
            }
            return verdict;
        } catch (JacksonException e) {
            throw new DeliveryException(name + ": not a verdict of schema " + Verdict.SCHEMA, e);
        }
    }

    private static <T> SimpleModule texts(Class<T> type, Function<String, T> parse) {
        return new SimpleModule(type.getName())
                .addSerializer(type, new JsonSerializer<>() {
                    @Override
                    public void serialize(T value, JsonGenerator json, SerializerProvider all) throws IOException {
                        json.writeString(value.toString());
                    }
                })
                .addDeserializer(type, new JsonDeserializer<>() {
                    @Override
                    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                        return parse.apply(json.getText());
                    }
                });
    }

    private static final class WordsOfEnums extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            for (int i = 0; i < constants.length; i++) {
                names[i] = Words.of(constants[i]);
            }
            return names;
        }
    }
}
