package io.slipway.step;

import io.slipway.image.BuildImage;
import io.slipway.image.ImageBuild;
import io.slipway.registry.ImagePush;
import io.slipway.registry.PushImage;
import io.slipway.scan.ImageScan;
import io.slipway.scan.ScanImage;
import io.slipway.smoke.ContainerTest;
import io.slipway.smoke.SmokeTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All steps of a delivery. */
public final class Steps {
    private static final List<DeliveryStep<?>> ALL = List.of(
            DeliveryStep.of(BuildImage.class, new ImageBuild()),
            DeliveryStep.of(SmokeTest.class, new ContainerTest()),
            DeliveryStep.of(ScanImage.class, new ImageScan()),
            DeliveryStep.of(PushImage.class, new ImagePush()));

    private Steps() {}

    /**
     * @return the steps by name, in the order of a delivery
     */
    public static Map<String, DeliveryStep<?>> all() {
        Map<String, DeliveryStep<?>> steps = new LinkedHashMap<>();
        ALL.forEach(step -> steps.put(step.contract().name(), step));
        return steps;
    }
}
