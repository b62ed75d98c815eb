package io.slipway.config;

import java.io.StringReader;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads a YAML 1.1 file as a tree of {@link ConfigNode}s. It makes no object of a tag's choosing, expands no alias bomb, and takes
 * at most 1 MiB.
 */
public final class ConfigFile {
    private static final int MOST_CHARACTERS = 1024 * 1024;
    static final int DEEPEST = 50;

    private ConfigFile() {}

    /**
     * @param name how messages name the file
     * @param text its content
     * @return the root of the tree; an empty mapping for an empty file
     * @throws ConfigException if it is not YAML, with the line where it stops being so
     */
    public static ConfigNode read(String name, String text) throws ConfigException {
        try {
            Node root = yaml().compose(new StringReader(text));
            return root == null ? ConfigNode.empty(name) : new ConfigNode(name, "", root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ConfigException(name, line, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new ConfigException(
                    name, 1, "not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(10);
        return new Yaml(
                new SafeConstructor(options), new Representer(new DumperOptions()), new DumperOptions(), options);
    }
}
