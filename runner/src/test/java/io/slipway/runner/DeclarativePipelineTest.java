package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declarative pipelines: what runs, in which order. */
class DeclarativePipelineTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void runsStagesInOrderWithTheirEnvironment() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    environment {
                        FULL = "${NAME}-${env.VERSION}"
                        NAME = 'app'
                        VERSION = '1.' + '2'
                        COMPUTED = sh(script: 'printf sum', returnStdout: true)
                        PATH = "/opt/x:${env.PATH}"
                    }
                    stages {
                        stage('A') {
                            environment { NAME = "inner-${NAME}" }
                            steps {
                                echo "@${NAME} ${FULL} ${COMPUTED} ${STAGE_NAME}"
                                sh 'echo "@sh $NAME $FULL"; case $PATH in /opt/x:*) echo @path;; esac'
                            }
                        }
                        stage('B') {
                            stages {
                                stage('B1') { steps { echo "@${env.STAGE_NAME} ${env.NAME}" } }
                                stage('B2') { steps { script { def x = 2; echo "@x=${x}" } } }
                            }
                        }
                    }
                }
                """);
        assertThat(ran.marked("@"))
                .containsExactly("inner-app app-1.2 sum A", "sh inner-app app-1.2", "path", "B1 app", "x=2");
        assertThat(ran.code()).isZero();
    }

    @Test
    void skipsWhatFollowsAFailureAndRunsPostInJenkinsOrder() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages {
                        stage('A') {
                            steps { error 'broken' }
                            post {
                                cleanup { echo '@A cleanup' }
                                failure { echo '@A failure' }
                                success { echo '@A success' }
                                always { echo '@A always' }
                            }
                        }
                        stage('B') {
                            steps { echo '@never' }
                            post { always { echo '@never either' } }
                        }
                    }
                    post {
                        cleanup { echo '@cleanup' }
                        failure { echo '@failure' }
                        unsuccessful { echo '@unsuccessful' }
                        regression { echo '@regression' }
                        changed { echo '@changed' }
                        aborted { echo '@aborted' }
                        always { echo "@always ${currentBuild.currentResult}" }
                    }
                }
                """);
        assertThat(ran.marked("@"))
                .containsExactly(
                        "A always",
                        "A failure",
                        "A cleanup",
                        "always FAILURE",
                        "changed",
                        "unsuccessful",
                        "failure",
                        "cleanup");
        assertThat(ran.out()).contains("Stage \"B\" skipped due to earlier failure(s)", "ERROR: Jenkinsfile:5: broken");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void comparesWithTheBuildBefore() throws IOException {
        String pipeline = """
                pipeline {
                    agent none
                    parameters { booleanParam(name: 'OK', defaultValue: true) }
                    stages { stage('A') { steps { script { if (!params.OK) { error 'no' } } } } }
                    post {
                        fixed { echo '@fixed' }
                        regression { echo '@regression' }
                        changed { echo '@changed' }
                    }
                }
                """;
        assertThat(workspace.run(pipeline).marked("@")).containsExactly("changed");
        assertThat(workspace.run(pipeline).marked("@")).isEmpty();
        assertThat(workspace.run(pipeline, "--param", "OK=false").marked("@")).containsExactly("changed", "regression");
        assertThat(workspace.run(pipeline).marked("@")).containsExactly("changed", "fixed");
    }

    @Test
    void aFailingPostBlockFailsTheBuildAndTheOthersStillRun() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages { stage('A') { steps { echo '@A' } } }
                    post {
                        always { error 'in post' }
                        failure { echo '@failure' }
                        cleanup { echo '@cleanup' }
                    }
                }
                """);
        assertThat(ran.marked("@")).containsExactly("A", "failure", "cleanup");
        assertThat(ran.out()).contains("Error when executing always post condition: in post");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void answersTheInputOfAStageWithItsParametersAsVariables() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages {
                        stage('Ask') {
                            input {
                                message 'Deploy?'
                                ok 'Yes'
                                parameters { string(name: 'TARGET', defaultValue: 'staging') }
                            }
                            steps { echo "@${TARGET}" }
                        }
                    }
                }
                """, "--yes");
        assertThat(ran.marked("@")).containsExactly("staging");
    }

    @Test
    void doesNotRunAPipelineWithMistakes() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages { stage('A') { step { echo '@A' } } }
                }
                """);
        assertThat(ran.out()).contains("Jenkinsfile:3:27: Unknown stage section \"step\"; did you mean 'steps'?");
        assertThat(ran.marked("@")).isEmpty();
        assertThat(ran.code()).isEqualTo(10);
    }
}
