package io.slipway.registry;

import io.slipway.contract.Param;
import io.slipway.contract.Step;
import io.slipway.image.ImageReference;
import io.slipway.image.LocalImage;
import java.util.List;
import java.util.Optional;

/**
 * What to push and where to.
 *
 * @param image the image in the engine's store, cleared by scanImage
 * @param to the repository, {@code host[:port]/path}
 * @param tags more tags than the rules give
 * @param credentialsId a username and password, bound to the registry by the policy
 */
@Step(
        name = "pushImage",
        help =
                "Pushes an image that scanImage has cleared to a registry, reads it back, and only then moves its tags: the commit, and for a release its versions.")
public record PushImage(
        @Param(help = "The image to push: a name or an id in the engine's store. scanImage must have cleared it.")
        LocalImage image,

        @Param(help = "The repository, such as 'registry.example.com/shop/api', without a tag.")
        ImageReference to,

        @Param(
                help =
                        "More tags than the rules give (the commit's first eight digits; X.Y.Z, X.Y, X and latest for a release vX.Y.Z).",
                otherwise = "")
        List<String> tags,

        @Param(help = "A username and password that the policy binds to this registry.", otherwise = "")
        Optional<String> credentialsId) {

    /** Validates and copies. */
    public PushImage {
        Destination.require(to, tags);
        tags = List.copyOf(tags);
    }
}
