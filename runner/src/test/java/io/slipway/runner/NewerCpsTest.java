package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Jenkins' groovy-cps understands and 1.31 by itself does not. */
class NewerCpsTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void spreadsListsMapsAndArguments() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                def f(a, b, c) { echo "@f $a$b$c"; return c }
                def named(Map args) { return args.collect { k, v -> "$k=$v" }.join(',') }
                def l = [1, 2]
                echo "@${[0, *l, *[], 3]}"
                echo "@${f(*l, 3)}"
                echo "@${f(0, *l)}"
                def m = [a: 1, b: 2]
                echo "@${[*: m, b: 3, *: [c: 4]]}"
                echo "@${named(*: m, z: 9)}"
                echo "@${l.collect { f(it, *l) }}"
                echo "@${new Date(*[0L]).time}"
                """);
        assertThat(ran.marked("@"))
                .containsExactly(
                        "[0, 1, 2, 3]",
                        "f 123",
                        "3",
                        "f 012",
                        "2",
                        "[a:1, b:3, c:4]",
                        "a=1,b=2,z=9",
                        "f 112",
                        "f 212",
                        "[2, 2]",
                        "0");
    }

    @Test
    void givesTheValueOfAnAssignment() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                def x
                def y = (x = 5)
                echo "@$x $y"
                def a = b = c = 'same'
                echo "@$a $b $c"
                def lines = ['one', 'two']
                def line
                while ((line = lines ? lines.remove(0) : null) != null) { echo "@$line" }
                for (int i = 0; i < 1; i = i + 1) { echo "@$i" }
                if ((x = 0)) { echo '@never' }
                echo "@$x"
                """);
        assertThat(ran.marked("@")).containsExactly("5 5", "same same same", "one", "two", "0", "0");
    }

    @Test
    void runsTheBodyOfAMethodWhoseDefaultValueCallsAStep() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                def helper() { echo '@helper'; return 'h' }
                def f(a, b = helper(), c = "$a-c") { echo "@f $a $b $c"; return 'value' }
                echo "@${f(1)}"
                echo "@${f(1, 2)}"
                echo "@${f(1, 2, 3)}"
                @NonCPS def plain(a = 7) { return [*[a], 8] }
                echo "@${plain()}"
                """);
        assertThat(ran.marked("@"))
                .containsExactly("helper", "f 1 h 1-c", "value", "f 1 2 1-c", "value", "f 1 2 3", "value", "[7, 8]");
        assertThat(ran.out()).doesNotContain("wound up catching");
    }

    @Test
    void refusesTheSpreadDotWithAMethodAsJenkinsDoes() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("def l = ['a']\necho \"${l*.length()}\"");
        assertThat(ran.out()).contains("Jenkinsfile:2:8: spread not yet supported for CPS transformation");
        assertThat(ran.code()).isEqualTo(10);
        assertThat(workspace.run("echo \"@${[[n: 1], [n: 2]]*.n}\"").marked("@"))
                .containsExactly("[1, 2]");
    }
}
