package io.slipway.config;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes what {@link ConfigFile} reads. */
public final class ConfigText {
    private ConfigText() {}

    /**
     * @param tree maps, lists, texts, numbers and truths
     * @return the same as YAML 1.1; a text that looks like something else is quoted
     */
    public static String of(Object tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(tree);
    }
}
