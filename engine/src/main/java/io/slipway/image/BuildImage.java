package io.slipway.image;

import static io.slipway.contract.Requirement.require;

import io.slipway.contract.Param;
import io.slipway.contract.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to build.
 *
 * @param image the name that the image gets in the engine's store
 * @param context the build context, in the workspace
 * @param dockerfile in the context
 * @param buildArgs build arguments; they stay readable in the image, so no secrets
 * @param labels labels besides the OCI ones that are always set
 * @param target the stage of a multi-stage Dockerfile
 * @param platform os/arch[/variant]
 * @param pull whether newer base images are fetched first
 * @param cacheFrom images whose layers may be used as cache
 * @param builder which engine builds
 */
@Step(
        name = "buildImage",
        help = "Builds an image from a Dockerfile of the workspace and labels it with the commit that it is made of.")
public record BuildImage(
        @Param(help = "The name that the image gets in the engine's store, such as 'student-api:build'.")
        ImageReference image,

        @Param(help = "The build context: a directory of the workspace.", otherwise = ".")
        String context,

        @Param(help = "The Dockerfile, relative to the context.", otherwise = "Dockerfile")
        String dockerfile,

        @Param(help = "Build arguments by name. They stay readable in the image: no secrets.", otherwise = "")
        Map<String, String> buildArgs,

        @Param(
                help =
                        "Labels by name, besides the OCI ones (revision, source, version, created, title), which are always set.",
                otherwise = "")
        Map<String, String> labels,

        @Param(help = "The stage of a multi-stage Dockerfile to build.", otherwise = "")
        Optional<String> target,

        @Param(help = "The platform to build for, such as 'linux/amd64'.", otherwise = "")
        Optional<String> platform,

        @Param(help = "Whether newer versions of the base images are fetched first.", otherwise = "false")
        boolean pull,

        @Param(help = "Images whose layers may serve as cache.", otherwise = "")
        List<ImageReference> cacheFrom,

        @Param(
                help = "The engine that builds: 'auto' takes the first installed of docker, podman, buildah.",
                otherwise = "auto")
        EngineChoice builder) {

    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+/[a-z0-9_]+(/[a-z0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /** Validates and copies. */
    public BuildImage {
        require(
                image.digest().isEmpty(),
                "image: '" + image + "' names a digest, which only a build can give; use name[:tag]");
        require(
                target.stream().allMatch(name -> WORD.matcher(name).matches()),
                "target: expected the name of a build stage, not '" + target.orElse("") + "'");
        require(
                platform.stream().allMatch(name -> PLATFORM.matcher(name).matches()),
                "platform: expected os/arch such as linux/amd64, not '" + platform.orElse("") + "'");
        require(
                buildArgs.keySet().stream().allMatch(name -> WORD.matcher(name).matches()),
                "buildArgs: expected names of letters, digits and _, not " + buildArgs.keySet());
        require(
                labels.keySet().stream().allMatch(name -> WORD.matcher(name).matches()),
                "labels: expected names of letters, digits, dots, - and _, not " + labels.keySet());
        buildArgs = Map.copyOf(buildArgs);
        labels = Map.copyOf(labels);
        cacheFrom = List.copyOf(cacheFrom);
    }
}
