package io.slipway.plan;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigFile;
import io.slipway.config.ConfigNode;
import io.slipway.contract.Contract;
import io.slipway.contract.Parameter;
import io.slipway.delivery.StageResult;
import io.slipway.deploy.AnsibleDeploy;
import io.slipway.image.BuildImage;
import io.slipway.registry.PushImage;
import io.slipway.scan.ScanImage;
import io.slipway.smoke.SmokeTest;
import io.slipway.webscan.WebScan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be delivered, and how: {@code credentials}, {@code images}, {@code deploy}, {@code webScan}, each with the parameters of its
 * step. Values stay as they are written; whether they are right is for the steps to say, when they are called.
 *
 * @param values maps, lists, texts, numbers and truths
 */
public record DeliveryPlan(Map<String, Object> values) implements StageResult {
    /** What {@code secureDelivery} itself fills in. */
    private static final String IMAGE = "image";

    /**
     * @param name how messages name the file
     * @param text its content
     * @return the plan
     * @throws ConfigException with file and line, if it is not YAML, names what no step knows, or lacks what must be there
     */
    static DeliveryPlan parse(String name, String text) throws ConfigException {
        ConfigNode root = ConfigFile.read(name, text).only("credentials", "images", "deploy", "webScan");
        credentials(root);
        images(root.required("images"));
        known(root.get("deploy"), parameters(AnsibleDeploy.class, "images"), "branches");
        known(root.get("webScan"), parameters(WebScan.class));
        return new DeliveryPlan(root.plainMapping());
    }

    /** @return the images' names, in the file's order */
    List<String> images() {
        return values.get("images") instanceof Map<?, ?> images
                ? images.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    private static void credentials(ConfigNode root) throws ConfigException {
        Optional<ConfigNode> credentials = root.get("credentials");
        if (credentials.isPresent()) {
            for (Map.Entry<String, ConfigNode> entry :
                    credentials.get().mapping().entrySet()) {
                entry.getValue().text();
                if (!entry.getKey().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    throw entry.getValue().error("is no name for a variable; write letters, digits and _");
                }
            }
        }
    }

    private static void images(ConfigNode images) throws ConfigException {
        if (images.mapping().isEmpty()) {
            throw images.error("name at least one image to deliver");
        }
        for (Map.Entry<String, ConfigNode> image : images.mapping().entrySet()) {
            image(image.getKey(), image.getValue());
        }
    }

    private static void image(String name, ConfigNode image) throws ConfigException {
        known(Optional.of(image), parameters(BuildImage.class, IMAGE), "smokeTest", "scan", "push");
        known(image.get("smokeTest"), parameters(SmokeTest.class, IMAGE));
        known(image.get("scan"), parameters(ScanImage.class, IMAGE));
        ConfigNode push = image.get("push")
                .orElseThrow(() -> image.error(
                        "'push:' is missing; say where the image goes, such as push: {to: registry.example.com/shop/%s}"
                                .formatted(name)));
        known(Optional.of(push), parameters(PushImage.class, IMAGE));
        push.required("to");
    }

    private static void known(Optional<ConfigNode> given, Stream<String> parameters, String... more)
            throws ConfigException {
        if (given.isPresent()) {
            given.get().only(Stream.concat(parameters, Arrays.stream(more)).toArray(String[]::new));
        }
    }

    private static Stream<String> parameters(Class<? extends Record> request, String... without) {
        return Contract.of(request).parameters().stream().map(Parameter::name).filter(name -> !List.of(without)
                .contains(name));
    }
}
