package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shared libraries. */
class SharedLibraryTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;
    private String library;

    @BeforeEach
    void makeLibrary() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
        Path root = temporary.resolve("lib");
        library = "tools=" + root;
        write(root.resolve("vars/greet.groovy"), """
                def call(Map args = [:], Closure body = null) {
                    echo "@greet ${args.who} ${env.JOB_NAME}"
                    if (body) { body() }
                    return other('x')
                }
                def other(text) { return "other-${text}" }
                """);
        write(root.resolve("vars/delivery.groovy"), """
                def call(String name) {
                    pipeline {
                        agent any
                        stages { stage('Deliver') { steps { echo "@deliver ${name}" } } }
                    }
                }
                """);
        write(root.resolve("vars/broken.groovy"), "def call() {\n    sh 'exit 4'\n}\n");
        write(root.resolve("src/org/acme/Counter.groovy"), """
                package org.acme
                class Counter implements Serializable {
                    def script
                    int count = 0
                    Counter(script) { this.script = script }
                    def up() { count++; script.echo "@count ${count} ${script.env.JOB_NAME}"; return this }
                    static String shout(String s) { return s.toUpperCase() }
                }
                """);
        write(root.resolve("resources/text.txt"), "from resources");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void offersVariablesClassesAndResources() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                @Library('tools@1.0') _
                import org.acme.Counter
                def value = greet(who: 'you') { echo '@body' }
                echo "@${value} ${greet.other('y')} ${Counter.shout('a')}"
                new Counter(this).up().up()
                echo "@${libraryResource('text.txt')}"
                """, "--library", library);
        assertThat(ran.marked("@"))
                .containsExactly(
                        "greet you app", "body", "other-x other-y A", "count 1 app", "count 2 app", "from resources");
        assertThat(ran.code()).isZero();
    }

    @Test
    void isLoadedByTheStepToo() throws IOException {
        assertThat(workspace
                        .run("library 'tools'\ngreet(who: 'me')", "--library", library)
                        .marked("@"))
                .containsExactly("greet me app");
    }

    @Test
    void mayHoldAWholeDeclarativePipeline() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("@Library('tools') _\ndelivery 'it'", "--library", library);
        assertThat(ran.marked("@")).containsExactly("deliver it");
        assertThat(ran.out()).contains(">>> Deliver");
    }

    @Test
    void isNamedByTheDirectiveOfADeclarativePipeline() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    libraries { lib('tools') }
                    stages { stage('A') { steps { greet who: 'all' } } }
                }
                """, "--library", library);
        assertThat(ran.marked("@")).containsExactly("greet all app");
    }

    @Test
    void tellsTheLibrarysLineAndTheCallers() throws IOException {
        assertThat(workspace
                        .run("@Library('tools') _\nnode {\n    broken()\n}", "--library", library)
                        .out())
                .contains("ERROR: broken.groovy:2 (from Jenkinsfile:3): script returned exit code 4");
    }

    @Test
    void isNeverTakenFromTheCheckout() throws IOException {
        workspace.with("vars/own.groovy", "def call() { echo '@own' }");
        PipelineWorkspace.Ran ran = workspace.run("@Library('own') _\nown()");
        assertThat(ran.out()).contains("No library named 'own' found");
        assertThat(ran.code()).isEqualTo(10);
        assertThat(workspace.run("own()").out()).contains("No such DSL method 'own'");
    }

    @Test
    void givesNoFileOutsideOfItsResources() throws IOException {
        assertThat(workspace
                        .run("@Library('tools') _\nlibraryResource('../vars/greet.groovy')", "--library", library)
                        .out())
                .contains("No such library resource ../vars/greet.groovy");
    }
}
