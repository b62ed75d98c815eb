package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surprises people in Jenkins surprises them here as well, and is said in the same words. */
class CpsPitfallsTest {
    private static final String MISMATCH = "but wound up catching";

    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void reportsASortWithAClosureOfTwoParameters() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("def l = [3, 1, 2]\nl.sort { a, b -> a <=> b }\necho 'end'");
        assertThat(ran.out()).contains("expected to call", MISMATCH, "pipeline-cps-method-mismatches");
    }

    @Test
    void reportsAStreamWithAClosure() throws IOException {
        assertThat(workspace
                        .run("echo \"${[1, 2].stream().map { it * 2 }.toArray()}\"")
                        .out())
                .contains(MISMATCH);
    }

    @Test
    void reportsALazyStringThatCallsAStep() throws IOException {
        assertThat(workspace
                        .run("def f() { return 'x' }\ndef s = \"${-> f()}\"\necho s.toString()")
                        .out())
                .contains(MISMATCH);
    }

    @Test
    void reportsAMethodCalledInAConstructor() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                class Greeter {
                    String text
                    Greeter() { text = make() }
                    String make() { return 'made' }
                }
                echo "text=${new Greeter().text}"
                """);
        assertThat(ran.out()).contains(MISMATCH);
    }

    @Test
    void runsAnnotatedMethodsAtOnce() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                @NonCPS
                def sorted(list) { return list.sort { a, b -> b <=> a } }
                echo "sorted=${sorted([1, 3, 2])}"
                """);
        assertThat(ran.out()).contains("sorted=[3, 2, 1]").doesNotContain(MISMATCH);
    }

    @Test
    void translatesTheMethodsWithClosuresThatJenkinsTranslates() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                [1, 2].each { echo "each $it" }
                echo "${[1, 2, 3].findAll { it > 1 }.collect { it * 10 }}"
                [a: 1].each { k, v -> echo "$k=$v" }
                def total = [1, 2, 3].inject(0) { sum, n -> sum + n }
                echo "total=$total any=${[1].any { it == 1 }}"
                """);
        assertThat(ran.out())
                .contains("each 1", "each 2", "[20, 30]", "a=1", "total=6 any=true")
                .doesNotContain(MISMATCH);
    }

    @Test
    void abortsALoopThatCallsNoStep() throws IOException {
        PipelineWorkspace.Ran ran =
                workspace.run("timeout(time: 100, unit: 'MILLISECONDS') { while (true) { def x = 1 } }");
        assertThat(ran.out()).contains("Timeout of 0.1 s has been exceeded");
        assertThat(ran.code()).isEqualTo(3);
    }

    @Test
    void sleepsSecondsInAClosureToo() throws IOException {
        assertThat(workspace.run("[1].each { sleep 0; println 'printed' }").out())
                .contains("Sleeping for 0.0 s", "printed");
    }
}
