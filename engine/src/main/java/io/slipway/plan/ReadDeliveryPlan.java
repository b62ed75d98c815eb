package io.slipway.plan;

import static io.slipway.contract.Requirement.require;

import io.slipway.contract.Param;
import io.slipway.contract.Step;

/**
 * Which plan to read.
 *
 * @param file a path in the workspace
 */
@Step(
        name = "readDeliveryPlan",
        help =
                "Reads what secureDelivery delivers from a file of the workspace and gives it back as maps; a setting that no step has is an error with its line.")
public record ReadDeliveryPlan(
        @Param(help = "The file, relative to the current directory.", otherwise = "slipway.yaml")
        String file) {

    /** Validates. */
    public ReadDeliveryPlan {
        require(!file.isBlank(), "file: a path in the workspace is expected");
    }
}
