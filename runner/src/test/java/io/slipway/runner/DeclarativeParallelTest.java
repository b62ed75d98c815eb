package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declarative pipelines: stages at the same time. */
class DeclarativeParallelTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
    }

    @Test
    void runsStagesAtTheSameTimeAndNamesTheirLines() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages {
                        stage('Both') {
                            parallel {
                                stage('One') { steps { sh 'touch one; while [ ! -e two ]; do sleep 0.02; done; echo met' } }
                                stage('Two') { steps { sh 'touch two; while [ ! -e one ]; do sleep 0.02; done; echo met' } }
                            }
                        }
                    }
                }
                """);
        assertThat(ran.out()).contains("[One] met", "[Two] met", ">>> Both / One", "Finished: SUCCESS");
    }

    @Test
    void endsTheOtherBranchesAtTheFirstFailureWhereToldTo() throws IOException {
        for (String how : new String[] {"failFast true", "options { parallelsAlwaysFailFast() }"}) {
            boolean global = how.startsWith("options");
            PipelineWorkspace.Ran ran = workspace.run("""
                    pipeline {
                        agent any
                        %s
                        stages {
                            stage('Both') {
                                %s
                                parallel {
                                    stage('Slow') { steps { sh 'touch started-$BUILD_NUMBER; sleep 300' }; post { aborted { echo 'slow aborted' } } }
                                    stage('Bad') { steps { waitUntil { fileExists "started-$BUILD_NUMBER" }; error 'bad' } }
                                }
                            }
                        }
                        post { failure { echo '@failure' } }
                    }
                    """.formatted(global ? how : "", global ? "" : how));
            assertThat(ran.out()).contains("[Slow] slow aborted", "@failure");
            assertThat(ran.code()).isEqualTo(1);
        }
    }

    @Test
    void runsEachCellOfAMatrixThatIsNotExcluded() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    stages {
                        stage('Build') {
                            matrix {
                                axes {
                                    axis { name 'OS'; values 'linux', 'mac' }
                                    axis { name 'DB'; values 'pg', 'my', 'ora' }
                                }
                                excludes {
                                    exclude { axis { name 'OS'; values 'mac' }; axis { name 'DB'; notValues 'pg' } }
                                }
                                environment { BOTH = "${OS}+${DB}" }
                                when { expression { env.DB != 'ora' } }
                                stages { stage('Test') { steps { sh 'echo "cell $BOTH"' } } }
                            }
                        }
                    }
                }
                """);
        assertThat(ran.lines().stream()
                        .filter(line -> line.contains("] cell "))
                        .map(line -> line.substring(line.indexOf(']') + 2))
                        .toList())
                .containsExactlyInAnyOrder("cell linux+pg", "cell linux+my", "cell mac+pg");
        assertThat(ran.out()).contains("Matrix - OS = 'linux', DB = 'pg'");
        assertThat(ran.code()).isZero();
    }
}
