package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.host.Command;
import io.slipway.policy.Policy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Podman and Buildah build and keep images; where Docker is there too, an image is found in whichever store it lies. */
@RealTools
class OtherEnginesTest {
    private static final String IMAGE = "slipway-e2e/other:build";

    @ParameterizedTest
    @ValueSource(strings = {"podman", "buildah"})
    void buildsAndScansAnImage(String engine, @TempDir Path directory) throws Exception {
        Policy policy = RealRegistry.policy(DebianImage.rules(), DebianImage.trivy(directory), Map.of());
        try (Workbench bench = new Workbench(directory, policy, Map.of())) {
            DebianImage.write(bench, Map.of("tar", "1.34+dfsg-1.2+deb12u1"));

            Map<String, Object> built = bench.call("buildImage", Map.of("image", IMAGE, "builder", engine));

            assertThat(built.get("configDigest").toString()).matches("sha256:[a-f0-9]{64}");
            assertThat(bench.last().tools()).extracting(tool -> tool.name()).containsExactly(engine);
            assertThat(bench.call("scanImage", Map.of("image", IMAGE))).containsEntry("verdict", "pass");
            assertThat(bench.last().subjects())
                    .containsExactly(built.get("configDigest").toString());
            bench.host.run(Command.of(engine, "rmi", "--force", "localhost/" + IMAGE));
        }
    }
}
