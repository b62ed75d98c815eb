package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenStatusesTest {
    private static final OpenStatus NOTHING = new OpenStatus(
            "7 job a/b", "a/b#3", "shop/web", "a".repeat(40), "main", "https://ci.example.com/", List.of());

    @TempDir
    private Path directory;

    @Test
    void anotherProcessFindsWhatIsOpen() throws Exception {
        new OpenStatuses(directory.resolve("open"))
                .write(NOTHING.and("slipway: b").and("slipway: b: build"));

        OpenStatuses again = new OpenStatuses(directory.resolve("open"));

        assertThat(again.all()).containsExactly(NOTHING.and("slipway: b").and("slipway: b: build"));
        assertThat(again.find("7 job a/b")).isPresent();
        assertThat(again.find("8 job a/b")).isEmpty();
    }

    @Test
    void whatHasEndedIsForgotten() throws Exception {
        OpenStatuses open = new OpenStatuses(directory.resolve("open"));
        open.write(NOTHING.and("slipway: b"));

        open.write(NOTHING.and("slipway: b").without("slipway: b"));

        assertThat(open.all()).isEmpty();
        assertThat(directory.resolve("open")).isEmptyDirectory();
    }

    @Test
    void nobodyElseCanReadThem() throws Exception {
        new OpenStatuses(directory.resolve("open"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("open"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aStrangersFileIsPassedOver() throws Exception {
        OpenStatuses open = new OpenStatuses(directory.resolve("open"));
        Files.writeString(directory.resolve("open").resolve("x.json"), "{");

        assertThat(open.all()).isEmpty();
    }
}
