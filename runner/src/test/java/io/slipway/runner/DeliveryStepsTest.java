package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.runner.PipelineWorkspace.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a pipeline meets the engine's steps: what they need of real tools is tested in the module test. */
class DeliveryStepsTest {
    private PipelineWorkspace workspace;

    @BeforeEach
    void makeAWorkspace(@TempDir Path temporary) throws Exception {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void failsTheBuildWithOneLineThatNamesTheStepAndThePlace() throws Exception {
        Ran ran = workspace.run("node {\n  buildImage image: 'app:1', context: 'none'\n}\n");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines())
                .contains(
                        "ERROR: Jenkinsfile:2: buildImage: there is no directory 'none' in the workspace: name the build context in 'context'");
    }

    @Test
    void worksWhereDirSaysSo() throws Exception {
        workspace.with("sub/inner/file", "");

        Ran ran = workspace.run("node { dir('sub') { buildImage image: 'app:1', context: 'inner' } }");

        assertThat(ran.out()).contains("there is no Dockerfile 'Dockerfile' in 'inner'");
    }

    @Test
    void recordsNoSecret() throws Exception {
        Path credentials = workspace.credentials("token: {type: secretText, text: s3cr3t-t0ken}");

        Ran ran = workspace.run("""
                node {
                  withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) {
                    buildImage image: 'app:1', context: "of-$TOKEN"
                  }
                }
                """, "--credentials", credentials.toString());

        assertThat(ran.out()).contains("there is no directory 'of-****'");
        assertThat(records()).singleElement().satisfies(record -> assertThat(Files.readString(record))
                .contains("there is no directory 'of-****'")
                .doesNotContain("s3cr3t"));
    }

    @Test
    void keepsTheRecordsOfCheckoutsOfTheSameNameApart(@TempDir Path elsewhere) throws Exception {
        PipelineWorkspace other = new PipelineWorkspace(
                Files.createDirectories(elsewhere.resolve("app")).toRealPath(), workspace.state());

        Ran one = workspace.run("node { buildImage image: 'app:1', context: 'none' }");
        Ran another = other.run("node { buildImage image: 'app:1', context: 'none' }");

        assertThat(one.out()).contains("there is no directory 'none'");
        assertThat(another.out()).contains("there is no directory 'none'");
        assertThat(records()).hasSize(2);
    }

    private List<Path> records() throws Exception {
        try (Stream<Path> files = Files.walk(workspace.state())) {
            return files.filter(file -> file.endsWith("record.json")).toList();
        }
    }

    @Test
    void namesAParameterThatMayHaveBeenMeant() throws Exception {
        Ran ran = workspace.run("node { buildImage image: 'app:1', contxt: '.' }");

        assertThat(ran.code()).isNotZero();
        assertThat(ran.out() + ran.err()).contains("contxt").contains("did you mean 'context'?");
    }

    @Test
    void readsThePolicyBeforeAnythingRuns(@TempDir Path directory) throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), "gate: {treshold: 7}\n");

        Ran ran = workspace.run("echo 'running'", "--policy", policy.toString());

        assertThat(ran.code()).isEqualTo(10);
        assertThat(ran.out()).doesNotContain("running");
        assertThat(ran.err()).contains("policy.yaml:1: treshold: there is no such setting");
    }
}
