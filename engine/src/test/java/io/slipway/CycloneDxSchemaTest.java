package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A validator that finds nothing may be one that does not look. */
class CycloneDxSchemaTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"libary","name":"a"}]}                                     | enumeration
            {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library"}]}                                               | 'name' not found
            {"bomFormat":"CycloneDX","specVersion":"1.6","mood":"good"}                                                                   | 'mood' is not defined
            {"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"1"}                                                              | pattern
            {"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"timestamp":"today"}}                                                | date-time
            {"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","licenses":[{"license":{"id":"X"}}]}]} | enumeration
            {"bomFormat":"CycloneDX","specVersion":"1.6","vulnerabilities":[{"analysis":{"justification":"vulnerable_code_not_present"}}]} | enumeration
            """)
    void hasSomethingAgainst(String document, String problem) throws Exception {
        assertThat(CycloneDxSchema.problems(new ObjectMapper().readTree(document)))
                .anyMatch(each -> each.contains(problem));
    }
}
