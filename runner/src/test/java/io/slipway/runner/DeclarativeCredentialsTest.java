package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declarative pipelines: credentials in {@code environment}. */
class DeclarativeCredentialsTest {
    @TempDir
    private Path temporary;

    private PipelineWorkspace workspace;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = PipelineWorkspace.in(temporary);
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
}
