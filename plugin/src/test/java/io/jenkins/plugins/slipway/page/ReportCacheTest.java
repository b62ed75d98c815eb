package io.jenkins.plugins.slipway.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCacheTest {
    @Test
    void aRecordThatIsGoneIsSaidToBeGone(@TempDir Path directory) {
        assertThatThrownBy(() -> new ReportCache().report(directory))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContainingAll("the record of this delivery is gone", "record.json", "backup");
    }
}
