package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code slipway run} with bad input: one line each that says what is wrong, and the right exit code. */
@RealTools
class BadInputTest {
    private RunBench bench;

    @BeforeAll
    static void build() throws Exception {
        RunBench.build();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        bench = new RunBench(directory).pushingTo("127.0.0.1:9");
    }

    @AfterEach
    void stop() throws Exception {
        bench.requireNothingLeft();
        bench.close();
    }

    @Test
    void thereIsNoEngine() throws Exception {
        bench.environment.put("JAVA_HOME", System.getProperty("java.home"));
        bench.environment.put("PATH", pathWith("trivy"));
        bench.stages(RunBench.BUILD);

        assertThat(bench.run().error(20))
                .contains("buildImage: docker is not installed")
                .contains("tools.docker")
                .contains("run 'slipway doctor'");
    }

    @Test
    void thereIsNoScanner() throws Exception {
        bench.environment.put("JAVA_HOME", System.getProperty("java.home"));
        bench.environment.put("PATH", pathWith("docker"));
        bench.stages(RunBench.BUILD, RunBench.SCAN);

        assertThat(bench.run().error(20)).contains("scanImage: ").contains("trivy is not installed");
    }

    @Test
    void noEngineAnswers() throws Exception {
        bench.environment.put("DOCKER_HOST", "unix://" + bench.file("nobody.sock"));
        bench.stages(RunBench.BUILD);

        assertThat(bench.run().error(1))
                .contains("buildImage: ")
                .contains("no Docker engine answers: start it")
                .contains("set DOCKER_HOST where Slipway is started");
    }

    @Test
    void theEnginesSocketIsNotOurs() throws Exception {
        Path socket = bench.file("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            AppServer.run("chmod", "600", socket.toString());
            AppServer.run("chown", "nobody", socket.toString());
            bench.environment.put("DOCKER_HOST", "unix://" + socket);
            // Root without the capability that lets it do everything: what any other user is to the socket.
            bench.prefix.addAll(List.of("setpriv", "--bounding-set=-dac_override", "--"));
            bench.stages(RunBench.BUILD);

            assertThat(bench.run().error(1))
                    .contains("buildImage: ")
                    .contains("this user may not use Docker's socket: add the user to the group that owns it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "buildImage image: env.IMAGE, dockerfile: 'Dockerfile.prod' | there is no Dockerfile 'Dockerfile.prod' in '.'",
                "buildImage image: env.IMAGE, context: 'api' | there is no directory 'api' in the workspace",
                "buildImage image: env.IMAGE, context: '../..' | '../..'",
                "buildImage image: '--privileged' | image: '--privileged' is not an image",
                "buildImage image: 'a b' | image: 'a b' is not an image",
                "buildImage image: 'x:@y' | image: 'x:@y' is not an image",
                "buildImage image: '../x' | image: '../x' is not an image",
                "smokeTest image: '--privileged', port: 8080 | image: '--privileged' is not",
                "smokeTest image: 'x', port: 0 | port: ",
                "smokeTest image: 'x', port: 65536 | port: ",
                "scanImage image: '../x' | image: '../x' is not",
                "pushImage image: 'x', to: 'r.example.com/a b' | to: 'r.example.com/a b' is not an image",
                "webScan target: 'http://127.0.0.1:9/', scanner: 'wapiti' | does not list it under webScan.targets",
            })
    void aStepsParameterIsWrong(String step, String message) throws Exception {
        bench.stages(step);

        String error = bench.run().error(1);

        assertThat(error)
                .startsWith("ERROR: Jenkinsfile:4: " + step.substring(0, step.indexOf(' ')) + ": ")
                .contains(message);
    }

    @Test
    void theTargetOfAWebScanCannotBeReached() throws Exception {
        bench.targets.add("http://127.0.0.1:9/");
        bench.stages("webScan target: 'http://127.0.0.1:9/', scanner: 'wapiti'");

        assertThat(bench.run().error(1))
                .contains("webScan: http://127.0.0.1:9/ cannot be reached")
                .endsWith("nothing was scanned");
    }

    @Test
    void anAcceptanceCannotBeRead() throws Exception {
        bench.write("security/acceptances.yaml", "# officer\n- id: CVE-2023-45853\n  decision: pass\n");
        bench.stages(RunBench.BUILD, RunBench.SCAN);

        assertThat(bench.run().error(1)).contains("scanImage: security/acceptances.yaml:3: decision: 'pass'");
    }

    @Test
    void theAcceptancesAreNoYaml() throws Exception {
        bench.write("security/acceptances.yaml", "- id: CVE-2023-45853\n  decision: [\n");
        bench.stages(RunBench.BUILD, RunBench.SCAN);

        assertThat(bench.run().error(1)).containsPattern("scanImage: security/acceptances.yaml:[23]: ");
    }

    @Test
    void thePolicyIsWrong() throws Exception {
        bench.maxDatabaseAge = "soon";
        bench.stages(RunBench.BUILD);

        SlipwayRun.Ended run = bench.run();

        assertThat(run.code()).as(run.text()).isEqualTo(10);
        assertThat(run.lines()).anyMatch(line -> line.matches("slipway: .*policy.yaml:1: .*maxDatabaseAge.*'soon'.*"));
    }

    @Test
    void theJenkinsfileIsWrong() throws Exception {
        bench.stages("buildImage imag: env.IMAGE");

        SlipwayRun.Ended run = bench.run();

        assertThat(run.code()).as(run.text()).isEqualTo(10);
        assertThat(run.lines()).anyMatch(line -> line.matches("Jenkinsfile:4:\\d+: .*imag.*did you mean 'image'\\?"));
    }

    @Test
    void aCredentialIsMissing() throws Exception {
        bench.stages("smokeTest image: 'x', port: 8080, credentialsId: 'nobody'");

        assertThat(bench.run().error(1)).contains("smokeTest: ").contains("'nobody'");
    }

    /** Written by the shell, as this process may itself be unable to name the folder. */
    @Test
    void aFoldersNameIsNoneOfTheLocalesLetters() throws Exception {
        String ran = AppServer.run("sh", "-c", """
                cd "$0" && w=$(printf 'w\\303\\266rk') && mkdir "$w" && cd "$w" && echo "echo 'it runs'" > Jenkinsfile &&
                LC_ALL=C "$1" run --state ../state && unset LC_ALL LC_CTYPE LANG && "$1" run --state ../state
                """, bench.file("").toString(), RunBench.SLIPWAY.toString());

        assertThat(ran.lines().filter("it runs"::equals)).hasSize(2);
    }

    /** A PATH with what the launcher needs, and the tools that are named. */
    private String pathWith(String... tools) throws Exception {
        Path bin = Files.createDirectories(bench.file("bin"));
        for (String tool : Stream.concat(Stream.of("sh", "env", "git", "find", "readlink", "mv"), Stream.of(tools))
                .toList()) {
            Path real = Path.of(AppServer.run("sh", "-c", "command -v " + tool).strip());
            Path script = Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        }
        return bin.toString();
    }
}
