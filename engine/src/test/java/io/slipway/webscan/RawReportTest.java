package io.slipway.webscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RawReportTest {
    @Test
    void readsAllOfAReport() throws Exception {
        assertThat(RawReport.read("Wapiti", new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .containsExactly(1, 2, 3);
    }

    @Test
    void stopsReadingAReportWithoutAnEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '1';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) '1');
                return length;
            }
        };

        assertThatThrownBy(() -> RawReport.read("Wapiti", endless))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("Wapiti's report is larger than 64 MiB and was not read");
    }
}
