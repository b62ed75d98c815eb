package io.jenkins.plugins.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StoredXmlTest {
    private static final String STORED = """
            <?xml version='1.1' encoding='UTF-8'?>
            <config plugin="slipway@1">
              <gate><threshold>4.0</threshold><unscored>block</unscored></gate>
              <tools><tool><name>trivy</name></tool></tools>
            </config>
            """;

    @Test
    void losesNothingThatIsWrittenAgain() throws Exception {
        String again = STORED.replace("@1", "@2").replace("<tools>", "<newer>x</newer><tools>");

        assertThat(StoredXml.lost(STORED, again)).isEmpty();
    }

    @Test
    void namesWhatWasNotUnderstood() throws Exception {
        String again = STORED.replace("<threshold>4.0</threshold>", "");

        assertThat(StoredXml.lost(STORED, again)).containsExactly("gate/threshold=4.0");
    }

    @Test
    void readsNoEntity() {
        String evil = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><b>&e;</b></a>";

        assertThatThrownBy(() -> StoredXml.lost(evil, STORED)).isInstanceOf(IOException.class);
    }
}
