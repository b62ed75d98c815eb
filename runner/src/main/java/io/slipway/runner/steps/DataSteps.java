package io.slipway.runner.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.slipway.host.DeliveryException;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Steps that read and write data: JSON, YAML and properties become maps, lists, texts, numbers and booleans, and nothing else. */
final class DataSteps {
    private DataSteps() {}

    static List<Step> all() {
        return List.of(
                Step.of("readJSON", "", "file text returnPojo", DataSteps::readJson),
                Step.of("writeJSON", "json", "file pretty returnText", DataSteps::writeJson),
                Step.of("readYaml", "", "file text", DataSteps::readYaml),
                Step.of("writeYaml", "", "file data datas overwrite returnText charset", DataSteps::writeYaml),
                Step.of("readProperties", "", "file text defaults", DataSteps::readProperties));
    }

    private static String source(StepCall call) throws Exception {
        boolean hasFile = call.arguments().containsKey("file");
        if (hasFile == call.arguments().containsKey("text")) {
            throw new DeliveryException("give either file: or text:");
        }
        return hasFile ? FileSteps.text(FileSteps.path(call), StandardCharsets.UTF_8) : call.text("text");
    }

    private static String origin(StepCall call) throws DeliveryException {
        return call.arguments().containsKey("file") ? call.text("file") + ": " : "";
    }

    private static Object readJson(StepCall call) throws Exception {
        try {
            return new ObjectMapper().readValue(source(call), Object.class);
        } catch (JsonProcessingException e) {
            throw new DeliveryException(
                    "%snot JSON, at line %d: %s"
                            .formatted(
                                    origin(call),
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    private static Object writeJson(StepCall call) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.configure(SerializationFeature.INDENT_OUTPUT, call.whole("pretty", 0) > 0);
        String text = mapper.writeValueAsString(call.arguments().get("json"));
        return written(call, text);
    }

    private static Object written(StepCall call, String text) throws Exception {
        if (call.truth("returnText")) {
            return text;
        }
        Path file = FileSteps.path(call);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return null;
    }

    private static Object readYaml(StepCall call) throws Exception {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        Yaml yaml = new Yaml(new SafeConstructor(options));
        try {
            List<Object> documents = new ArrayList<>();
            yaml.loadAll(new StringReader(source(call))).forEach(documents::add);
            return documents.size() == 1 ? documents.get(0) : documents.isEmpty() ? null : documents;
        } catch (YAMLException e) {
            throw new DeliveryException(
                    origin(call) + "not YAML: " + e.getMessage().replaceAll("\\s+", " "), e);
        }
    }

    private static Object writeYaml(StepCall call) throws Exception {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options);
        boolean several = call.arguments().get("datas") instanceof List;
        String text = several
                ? yaml.dumpAll(((List<?>) call.arguments().get("datas")).iterator())
                : yaml.dump(call.arguments().get("data"));
        if (!call.truth("returnText") && !call.truth("overwrite") && Files.exists(FileSteps.path(call))) {
            throw new DeliveryException(FileSteps.path(call) + " is there already; overwrite: true replaces it");
        }
        return written(call, text);
    }

    private static Object readProperties(StepCall call) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(source(call)));
        Map<String, Object> values = new LinkedHashMap<>();
        if (call.arguments().get("defaults") instanceof Map<?, ?> defaults) {
            defaults.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        properties.forEach((name, value) -> values.put(String.valueOf(name), value));
        return values;
    }
}
