package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declarative pipelines: what {@code when} and {@code options} change. */
class DeclarativeWhenTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void decidesByWhen() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run(
                """
                pipeline {
                    agent any
                    environment { MODE = 'full' }
                    stages {
                        stage('branch') { when { branch 'release/*' }; steps { echo '@branch' } }
                        stage('not branch') { when { not { branch 'main' } }; steps { echo '@not branch' } }
                        stage('env') { when { environment name: 'MODE', value: 'FULL', ignoreCase: true }; steps { echo '@env' } }
                        stage('equals') { when { equals expected: 1, actual: currentBuild.number }; steps { echo '@equals' } }
                        stage('expression') { when { expression { return MODE == 'other' } }; steps { echo '@expression' } }
                        stage('any') { when { anyOf { tag 'v*'; environment name: 'MODE', value: 'full' } }; steps { echo '@any' } }
                        stage('all') { when { allOf { buildingTag(); environment name: 'MODE', value: 'full' } }; steps { echo '@all' } }
                        stage('change') { when { changeRequest target: 'main' }; steps { echo '@change' } }
                        stage('regexp') { when { branch pattern: 'rel.*/\\\\d', comparator: 'REGEXP' }; steps { echo '@regexp' } }
                        stage('by user') { when { triggeredBy 'UserIdCause' }; steps { echo '@by user' } }
                        stage('by timer') { when { triggeredBy 'TimerTrigger' }; steps { echo '@by timer' } }
                    }
                }
                """, "--env", "BRANCH_NAME=release/1", "--env", "CHANGE_ID=7", "--env", "CHANGE_TARGET=main");
        assertThat(ran.marked("@"))
                .containsExactly("branch", "not branch", "env", "equals", "any", "change", "regexp", "by user");
        assertThat(ran.out()).contains("Stage \"expression\" skipped due to when conditional");
    }

    @Test
    void looksAtWhenBeforeTheAgentAndTheInputWhereToldTo() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent none
                    stages {
                        stage('early') {
                            agent { docker 'not-here' }
                            when { beforeAgent true; expression { false } }
                            steps { echo '@never' }
                        }
                        stage('question') {
                            input { message 'Go?' }
                            when { beforeInput true; expression { false } }
                            steps { echo '@never' }
                        }
                        stage('late') {
                            agent { docker 'not-here' }
                            when { expression { false } }
                            steps { echo '@never' }
                        }
                    }
                }
                """);
        assertThat(ran.marked("@")).isEmpty();
        assertThat(ran.out())
                .contains(
                        "Stage \"early\" skipped due to when conditional",
                        "Stage \"question\" skipped due to when conditional")
                .contains("ERROR: Jenkinsfile:15: agent docker: the runner starts no build containers yet");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void skipsStagesAfterAnUnstableOne() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    options { skipStagesAfterUnstable() }
                    stages {
                        stage('A') { steps { unstable 'meh' }; post { unstable { echo '@A unstable' } } }
                        stage('B') { steps { echo '@B' } }
                    }
                    post { unstable { echo '@unstable' } }
                }
                """);
        assertThat(ran.marked("@")).containsExactly("A unstable", "unstable");
        assertThat(ran.out()).contains("Stage \"B\" skipped due to earlier stage(s) marking the build as unstable");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void wrapsOptionsAroundStages() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    options {
                        timeout(time: 1, unit: 'HOURS')
                        skipStagesAfterUnstable()
                        disableConcurrentBuilds()
                        buildDiscarder(logRotator(numToKeepStr: '3'))
                    }
                    triggers { gitlabPush() }
                    tools { jdk 'jdk-17' }
                    stages {
                        stage('Again') {
                            options { retry(2) }
                            steps { script { if (!fileExists('again')) { writeFile file: 'again', text: ''; error 'first' } }; echo '@again' }
                        }
                        stage('Slow') {
                            options { timeout(time: 100, unit: 'MILLISECONDS') }
                            steps { catchError(buildResult: 'UNSTABLE', catchInterruptions: false) { sleep 600 } }
                            post { aborted { echo '@timed out' } }
                        }
                    }
                }
                """);
        assertThat(ran.marked("@")).containsExactly("again", "timed out");
        assertThat(ran.out()).contains("tools: jdk [jdk-17] is not installed by the runner");
        assertThat(ran.code()).isEqualTo(3);
    }
}
