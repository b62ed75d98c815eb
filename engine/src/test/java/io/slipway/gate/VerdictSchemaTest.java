package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Discounted;
import io.slipway.config.Words;
import io.slipway.host.DeliveryException;
import io.slipway.record.ToolVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema says of {@code verdict.json} all that is in it, and nothing else. */
class VerdictSchemaTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void aVerdictWithSomethingOfEverythingIsValid() throws Exception {
        VerdictSchema.requireValid(json(full()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /schema                     | 3
            /kind                       | "perhaps"
            /threshold                  | 10.1
            /madeAt                     | "yesterday"
            /configDigest               | "latest"
            /judgements/0/decision      | "ignored"
            /judgements/0/finding/kind  | "rumour"
            /judgements/0/finding/more  | 1
            /coverage/platforms/0/packages | -1
            """)
    void otherDocumentsAreNot(String where, String value) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode verdict = mapper.readTree(json(full()));
        int slash = where.lastIndexOf('/');
        ((ObjectNode) verdict.at(where.substring(0, slash))).set(where.substring(slash + 1), mapper.readTree(value));
        assertThat(VerdictSchema.problems(mapper.writeValueAsBytes(verdict))).isNotEmpty();
    }

    @Test
    void coversEveryComponentOfEveryRecord() throws Exception {
        JsonNode schema = VerdictSchema.tree();
        assertThat(schema.path("properties").path("schema").path("const").asInt())
                .isEqualTo(Verdict.SCHEMA);
        for (Class<?> each : reachable(Verdict.class, new LinkedHashSet<>())) {
            JsonNode part = each == Verdict.class ? schema : schema.at("/$defs/" + each.getSimpleName());
            List<String> components = Arrays.stream(each.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            assertThat(names(part.path("properties"))).as(each.getSimpleName()).containsExactlyElementsOf(components);
            assertThat(part.path("required")).as(each.getSimpleName()).hasSameSizeAs(components);
            assertThat(part.path("additionalProperties").asBoolean(true)).isFalse();
        }
    }

    @Test
    void knowsEveryWordOfEveryEnum() throws Exception {
        String schema = VerdictSchema.tree().toString();
        for (Class<?> each : reachable(Verdict.class, new LinkedHashSet<>())) {
            for (RecordComponent component : each.getRecordComponents()) {
                for (Class<?> type : types(component.getGenericType())) {
                    for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
                        assertThat(schema).contains("\"" + Words.of((Enum<?>) constant) + "\"");
                    }
                }
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<Class<?>> reachable(Class<?> type, Set<Class<?>> seen) {
        if (type.isRecord() && seen.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                types(component.getGenericType()).forEach(each -> reachable(each, seen));
            }
        }
        return seen;
    }

    private static List<Class<?>> types(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments())
                    .flatMap(each -> types(each).stream())
                    .toList();
        }
        return List.of((Class<?>) type);
    }

    @Test
    void isTheOnlyOneThatIsRead() throws Exception {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        VerdictJson.write(full(), json);
        String other = json.toString(StandardCharsets.UTF_8).replaceFirst("\"schema\" : 2", "\"schema\" : 1");
        assertThatThrownBy(() -> VerdictJson.read(
                        "verdict.json", new ByteArrayInputStream(other.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("verdict.json: verdict schema 1 is not known here, only 2");
    }

    /** A verdict in which no list is empty. */
    private static Verdict full() throws Exception {
        Inspection trivy = inspection("trivy", Rows.finding("nvd 3.1 9.8; nvd 2.0 7.5", "alias=GHSA-aaaa-bbbb-cccc"));
        Inspection clair = inspection("clair", Rows.finding("redhat 3.1 5.3", null));
        Finding secret = Finding.inFile(
                Finding.Kind.SECRET, "github-pat", "a.py", "line 1", "checkout", Severity.CRITICAL, "A token", "");
        Acceptances some = new Acceptances(
                Rows.acceptances("fix 2026-06-20; not-affected id=CVE-9; reject 2026-06-20 id=CVE-8 operator"),
                List.of(new Discounted(
                        Rows.acceptances("fix 2026-06-20 id=CVE-7").get(0), "it is not signed")));
        return new Gate("policy.yaml", Rows.rules("endOfLife=block"), NOW)
                .judge(List.of(trivy.and(List.of(secret), Platform.files("github-pat")), clair), some);
    }

    private static Inspection inspection(String scanner, Finding finding) {
        Coverage coverage = new Coverage(
                Optional.of(new OperatingSystem("debian", "10", true)),
                List.of(new Platform("debian 10", 9, Platform.Canary.NONE, "")),
                Optional.of(NOW));
        return new Inspection(
                "demo/api:1",
                List.of("demo/api"),
                "sha256:" + "0".repeat(64),
                List.of(finding),
                coverage,
                List.of(new ToolVersion(scanner, "1.0")));
    }

    private static byte[] json(Verdict verdict) throws Exception {
        assertThat(List.of(
                        verdict.doubts(),
                        verdict.judgements(),
                        verdict.acceptances(),
                        verdict.discounted(),
                        verdict.unused(),
                        verdict.disagreements()))
                .allSatisfy(list -> assertThat(list).isNotEmpty());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        VerdictJson.write(verdict, json);
        return json.toByteArray();
    }
}
