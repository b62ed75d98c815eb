package io.slipway.runner.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AntPatternTest {
    @TempDir
    private Path folder;

    @Test
    void findsWhatAntFinds() throws Exception {
        for (String file : new String[] {"a.xml", "b/c.xml", "b/d/e.xml", "b/d/f.txt", ".git/config", "x~"}) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        assertThat(find("**/*.xml", "")).containsExactly("a.xml", "b/c.xml", "b/d/e.xml");
        assertThat(find("*.xml", "")).containsExactly("a.xml");
        assertThat(find("b/", "")).containsExactly("b/c.xml", "b/d/e.xml", "b/d/f.txt");
        assertThat(find("b/**", "**/d/**")).containsExactly("b/c.xml");
        assertThat(find("?.xml, b/*/f.*", "")).containsExactly("a.xml", "b/d/f.txt");
        assertThat(find("**", "")).doesNotContain(".git/config", "x~");
    }

    private List<String> find(String includes, String excludes) throws Exception {
        return AntPattern.of(includes, excludes, true).find(folder).stream()
                .map(Path::toString)
                .toList();
    }

    @Test
    void leadsNowhereElse() {
        for (String pattern : new String[] {"../x", "/etc/*", "a/../../b"}) {
            assertThatThrownBy(() -> AntPattern.of(pattern, "", true))
                    .hasMessageContaining("leads out of the workspace");
        }
    }
}
