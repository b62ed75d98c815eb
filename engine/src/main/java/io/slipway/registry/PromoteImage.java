package io.slipway.registry;

import io.slipway.contract.Param;
import io.slipway.contract.Step;
import io.slipway.image.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * What to promote and where to.
 *
 * @param from the image in its registry, by digest or tag, pushed by a recorded delivery
 * @param to the repository, {@code host[:port]/path}
 * @param tags more tags than the rules give
 * @param credentialsId a username and password, bound to the registry of {@code to} by the policy
 * @param fromCredentialsId a username and password, bound to the registry of {@code from} by the policy
 */
@Step(
        name = "promoteImage",
        help =
                "Takes a pushed image from one registry or repository to another, without a container engine: the same manifest, byte for byte. Its verdict must still stand.")
public record PromoteImage(
        @Param(
                help =
                        "The image to promote: the 'image' that pushImage returned, or a tag of it. A recorded delivery must have pushed it.")
        ImageReference from,

        @Param(help = "The repository, such as 'harbor.example.com/shop/api', without a tag.")
        ImageReference to,

        @Param(
                help = "More tags than the rules give (those of pushImage, by what the other repository has).",
                otherwise = "")
        List<String> tags,

        @Param(help = "A username and password that the policy binds to the registry of 'to'.", otherwise = "")
        Optional<String> credentialsId,

        @Param(help = "A username and password that the policy binds to the registry of 'from'.", otherwise = "")
        Optional<String> fromCredentialsId) {

    /** Validates and copies. */
    public PromoteImage {
        if (from.host().isEmpty()) {
            throw new IllegalArgumentException(
                    "from: '%s' names no registry; expected host[:port]/name@sha256:…".formatted(from));
        }
        if (from.digest().isEmpty() && from.tag().isEmpty()) {
            throw new IllegalArgumentException(
                    "from: '%s' names neither digest nor tag; give the 'image' that pushImage returned"
                            .formatted(from));
        }
        Destination.require(to, tags);
        tags = List.copyOf(tags);
    }
}
