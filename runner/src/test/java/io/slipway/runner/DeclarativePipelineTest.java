package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void bindsCredentialsToVariablesAndMasksThem() throws IOException {
        Path file = temporary.resolve("credentials.yaml");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, """
                login: {type: usernamePassword, username: bob, password: 's3cr3t pa$$'}
                token: {type: secretText, text: tok-12345}
                key: {type: sshKey, username: git, privateKey: "-----BEGIN-----\\nabcdefgh\\n-----END-----\\n"}
                conf: {type: file, fileName: kube.yaml, content: "apiVersion: v1"}
                """);
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    environment {
                        LOGIN = credentials('login')
                        TOKEN = credentials('token')
                        KEY = credentials('key')
                        CONF = credentials('conf')
                        DERIVED = "u=${LOGIN_USR}"
                    }
                    stages {
                        stage('Use') {
                            steps {
                                echo "@${DERIVED} ${env.TOKEN.length()} ${LOGIN == 'bob:s3cr3t pa$$'}"
                                sh 'set +x; echo "@$LOGIN_USR $LOGIN_PSW $TOKEN"; printf %s "$TOKEN" | base64'
                                sh 'set +x; stat -c @%a "$KEY" "$CONF"; cat "$KEY"; cat "$CONF"; echo; echo "$KEY" > where'
                                sh 'set +x; printf "%s" "$LOGIN_PSW" | sed "s/./&_/3" ; printf "line one tok-1"; sleep 0.2; echo 2345'
                            }
                        }
                    }
                }
                """, "--credentials", file.toString());
        assertThat(ran.marked("@")).contains("u=bob 9 true", "bob **** ****", "600", "600");
        assertThat(ran.out())
                .doesNotContain("tok-12345", "s3cr3t pa$$", "abcdefgh", "dG9rLTEyMzQ1")
                .contains("line one ****");
        assertThat(Path.of(
                        Files.readString(workspace.directory().resolve("where")).strip()))
                .doesNotExist();
        assertThat(ran.code()).isZero();
    }

    @Test
    void saysWhichCredentialIsMissing() throws IOException {
        PipelineWorkspace.Ran ran = workspace.run("""
                pipeline {
                    agent any
                    environment { X = credentials('nope') }
                    stages { stage('A') { steps { echo '@A' } } }
                }
                """);
        assertThat(ran.marked("@")).isEmpty();
        assertThat(ran.out()).contains("no credential 'nope'");
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
