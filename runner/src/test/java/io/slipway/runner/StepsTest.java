package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The basic steps. */
class StepsTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void honoursTheInterpreterOfAScript() throws IOException {
        assertThat(workspace
                        .run("node { sh '''#!/bin/bash\n[[ a == a ]] && echo \"bash it is\"''' }")
                        .lines())
                .contains("bash it is")
                .noneMatch(line -> line.startsWith("+ "));
    }

    @Test
    void doesNotWaitForWhatAScriptLeavesInTheBackgroundAndEndsItWithTheRun() throws Exception {
        PipelineWorkspace.Ran ran =
                workspace.run("node { sh 'sleep 300 & echo $! > pid' ; sh 'kill -0 $(cat pid) && echo alive' }");
        assertThat(ran.out()).contains("alive", "Finished: SUCCESS");
        long pid = Long.parseLong(
                Files.readString(workspace.directory().resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void stashesAndBringsBack() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    writeFile file: 'out/a.txt', text: 'A'
                    writeFile file: 'out/b.log', text: 'B'
                    stash name: 'texts', includes: 'out/**', excludes: '**/*.log'
                    dir('elsewhere') {
                        unstash 'texts'
                        echo "${readFile('out/a.txt')} ${fileExists('out/b.log')}"
                    }
                    unstash 'text'
                }
                """);
        assertThat(ran.out()).contains("A false", "No such saved stash ‘text’; there is texts");
        try (Stream<Path> kept = Files.walk(temporary.resolve("state"))) {
            assertThat(kept).noneMatch(path -> path.endsWith("stashes"));
        }
    }

    @Test
    void archivesOnlyWhatLiesInTheWorkspace() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(workspace.directory().resolve("link.txt"), secret);
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    writeFile file: 'a.txt', text: 'x'
                    archiveArtifacts '*.txt'
                    archiveArtifacts artifacts: 'none/*', allowEmptyArchive: true
                    archiveArtifacts '../*.txt'
                }
                """);
        assertThat(ran.out())
                .contains("Archived 1 artifact(s)", "No artifacts found that match the file pattern \"none/*\"")
                .contains("archiveArtifacts: the pattern '../*.txt' leads out of the workspace");
    }

    @Test
    void readsTestResultsAndBecomesUnstable() throws IOException {
        workspace.with("r/TEST-a.xml", """
                <testsuite><testcase classname="A" name="good"/>
                <testcase classname="A" name="bad"><failure message="expected 1">x</failure><error/></testcase>
                <testcase classname="A" name="off"><skipped/></testcase></testsuite>
                """);
        PipelineWorkspace.Ran ran = workspace.run(
                "node { def r = junit 'r/*.xml'; echo \"${r.totalCount} ${r.failCount} ${r.skipCount} ${r.passCount}\" }");
        assertThat(ran.out()).contains("failed: A.bad: expected 1", "3 1 1 1");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(workspace.run("node { junit 'none/*.xml' }").out()).contains("No test report files were found");
    }

    @Test
    void readsNoEntityOfATestReport() throws IOException {
        workspace.with("secret", "top secret").with("x.xml", """
                <!DOCTYPE t [<!ENTITY e SYSTEM "file:%s/secret">]>
                <testsuite><testcase classname="A" name="b"><failure message="m">&e;</failure></testcase></testsuite>
                """.formatted(workspace.directory()));
        PipelineWorkspace.Ran ran = workspace.run("node { junit 'x.xml' }");
        assertThat(ran.out()).doesNotContain("top secret");
        assertThat(ran.code()).isNotZero();
    }

    @Test
    void readsAndWritesData() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    def j = readJSON text: '{"a": [1, {"b": "c"}]}'
                    echo "${j.a[1].b}"
                    writeJSON file: 'j.json', json: [x: 1, y: ['z']]
                    echo readFile('j.json')
                    def y = readYaml text: 'a: {b: [1, 2]}'
                    echo "${y.a.b[1]}"
                    readYaml text: '!!javax.script.ScriptEngineManager []'
                }
                """);
        assertThat(ran.out()).contains("c\n", "{\"x\":1,\"y\":[\"z\"]}", "2\n", "readYaml: not YAML");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void neverDeletesTheCheckoutOrWhatLiesOutsideOfIt() throws IOException {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        workspace.with("keep", "x").with("sub/gone", "x");
        PipelineWorkspace.Ran ran = workspace.run("node { dir('sub') { deleteDir() }; deleteDir() }");
        assertThat(ran.out()).contains("deleteDir: the workspace is your checkout");
        assertThat(ran.code()).isZero();
        assertThat(workspace.directory().resolve("sub")).doesNotExist();
        assertThat(workspace.directory().resolve("keep")).exists();
        workspace.run("node { dir('" + outside + "') { deleteDir() } }");
        assertThat(outside).exists();
    }

    @Test
    void saysWhereStateCannotBeKept() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        PipelineWorkspace.Ran ran = new PipelineWorkspace(workspace.directory(), file).run("echo 'x'");
        assertThat(ran.code()).isEqualTo(10);
        assertThat(ran.err())
                .startsWith("slipway: cannot keep state in " + file)
                .contains("--state");
    }

    @Test
    void neutralisesWhatToolsPrint() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run(
                "node { sh(script: '''set +x; printf '\\\\033[31mred\\\\033[0m \\\\033]0;title\\\\007 bell\\\\007 10%%\\\\r20%%\\\\r\\\\n' ''') }");
        assertThat(ran.lines()).contains("20%");
        assertThat(ran.out()).doesNotContain("\u001b", "\u0007");
    }

    @Test
    void tellsWhichParameterIsWrong() throws IOException {
        assertThat(workspace.run("node {\n  sh scrip: 'x'\n}").out())
                .contains("ERROR: Jenkinsfile:2: sh: Invalid parameter \"scrip\"; did you mean 'script'?");
        assertThat(workspace.run("writeFile text: 'x'").out())
                .contains("writeFile: Missing required parameter: \"file\"");
        assertThat(workspace.run("dir('x')").out()).contains("dir step must be called with a body");
    }

    @Test
    void checksOutTheWorkspaceOnlyWhereItIsACheckout() throws IOException {
        assertThat(workspace.run("node { checkout scm }").out())
                .contains("is no git checkout with a commit: run the pipeline in one");
        PipelineWorkspace.Ran ran = workspace.run("""
                node {
                    sh 'git init -q -b main . && git add -A && git -c user.name=a -c user.email=a@b commit -q -m x'
                }
                """);
        assertThat(ran.code()).isZero();
        ran = workspace.run("""
                node {
                    def vars = checkout scm
                    echo "${vars.GIT_COMMIT.length()} ${vars.GIT_BRANCH} ${env.BRANCH_NAME} ${env.TAG_NAME}"
                    checkout([$class: 'GitSCM', userRemoteConfigs: [[url: 'x']]])
                }
                """);
        assertThat(ran.out()).contains("40 main main null", "the runner checks nothing out but the workspace");
    }
}
