package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code secureDelivery} of Slipway's own library says about a {@code slipway.yaml}. */
class SecureDeliveryTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
        workspace.run(
                "node { sh 'git init -q . && git -c user.name=t -c user.email=t@example.org commit -q --allow-empty -m x' }");
    }

    private PipelineWorkspace.Ran deliver() throws IOException {
        return workspace.run("@Library('slipway') _\nsecureDelivery()", "--library", "slipway=" + Path.of(".."));
    }

    @Test
    void showsAnExampleWhereTheFileIsMissing() throws IOException {
        PipelineWorkspace.Ran ran = deliver();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("    context: simple_api", "there is no slipway.yaml: write one");
    }

    @Test
    void namesTheFileThatIsNotYaml() throws IOException {
        workspace.with("slipway.yaml", "images: [");
        assertThat(deliver().out()).contains("slipway.yaml:1: not YAML");
    }

    @Test
    void namesASettingThatDoesNotExist() throws IOException {
        workspace.with("slipway.yaml", "images: {api: {contxt: x, push: {to: r/x}}}");
        assertThat(deliver().out())
                .contains("slipway.yaml:1: contxt: there is no such setting; did you mean 'context'?");
        workspace.with("slipway.yaml", "image: {api: {}}");
        assertThat(deliver().out()).contains("slipway.yaml:1: image: there is no such setting; did you mean 'images'?");
    }

    @Test
    void wantsToKnowWhereAnImageGoes() throws IOException {
        workspace.with("slipway.yaml", "images: {api: {context: .}}");
        assertThat(deliver().out()).contains("slipway.yaml:1: api: 'push:' is missing; say where the image goes");
    }
}
