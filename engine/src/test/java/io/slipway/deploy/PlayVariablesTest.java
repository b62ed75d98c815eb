package io.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

class PlayVariablesTest {
    @Test
    void marksEachTextAsUnsafeSoThatNoneIsATemplate() {
        assertThat(PlayVariables.yaml(Map.of("a", "{{ lookup('pipe', 'id') }}")))
                .isEqualTo("{\"a\": !unsafe \"{{ lookup('pipe', 'id') }}\"}\n");
    }

    @Test
    void keepsNumbersTruthsListsAndMaps() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("n", 8080);
        variables.put("t", true);
        variables.put("none", null);
        variables.put("l", Arrays.asList("x", 1, List.of()));
        variables.put("m", Map.of("k", "v"));

        assertThat(read(PlayVariables.yaml(variables))).isEqualTo(variables);
    }

    @Property(tries = 500)
    void givesEveryTextBackAsItIs(@ForAll String key, @ForAll String text) {
        String whole = text.codePoints()
                .filter(c -> !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(read(PlayVariables.yaml(Map.of("key", whole)))).isEqualTo(Map.of("key", whole));
        assertThat(PlayVariables.yaml(Map.of(key, text)).lines()).hasSize(1);
    }

    private static Object read(String yaml) {
        return new Yaml(new UnsafeText()).load(yaml);
    }

    /** Reads Ansible's tag as text. */
    private static final class UnsafeText extends SafeConstructor {
        UnsafeText() {
            super(new LoaderOptions());
            yamlConstructors.put(new Tag("!unsafe"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return ((ScalarNode) node).getValue();
                }
            });
        }
    }
}
