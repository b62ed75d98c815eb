package io.slipway.step;

import io.slipway.deploy.AnsibleDeploy;
import io.slipway.deploy.AnsibleDeployment;
import io.slipway.gitlab.api.GitlabStatus;
import io.slipway.gitlab.api.StatusReport;
import io.slipway.image.BuildImage;
import io.slipway.image.ImageBuild;
import io.slipway.plan.PlanReading;
import io.slipway.plan.ReadDeliveryPlan;
import io.slipway.registry.ImagePromotion;
import io.slipway.registry.ImagePush;
import io.slipway.registry.PromoteImage;
import io.slipway.registry.PushImage;
import io.slipway.scan.ImageScan;
import io.slipway.scan.ScanImage;
import io.slipway.smoke.ContainerTest;
import io.slipway.smoke.SmokeTest;
import io.slipway.webscan.Scanner;
import io.slipway.webscan.WebScan;
import io.slipway.webscan.WebScanning;
import io.slipway.webscan.arachni.Arachni;
import io.slipway.webscan.wapiti.Wapiti;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All steps of a delivery. */
public final class Steps {
    private static final List<DeliveryStep<?>> ALL = List.of(
            DeliveryStep.of(BuildImage.class, new ImageBuild()),
            DeliveryStep.of(SmokeTest.class, new ContainerTest()),
            DeliveryStep.of(ScanImage.class, new ImageScan()),
            DeliveryStep.of(PushImage.class, new ImagePush()),
            DeliveryStep.of(PromoteImage.class, new ImagePromotion()),
            DeliveryStep.of(AnsibleDeploy.class, new AnsibleDeployment()),
            DeliveryStep.of(
                    WebScan.class,
                    new WebScanning(Map.of(Scanner.ARACHNI, new Arachni(), Scanner.WAPITI, new Wapiti()))),
            DeliveryStep.of(GitlabStatus.class, new StatusReport()),
            DeliveryStep.of(ReadDeliveryPlan.class, new PlanReading()));

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
