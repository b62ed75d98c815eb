package io.slipway.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DoctorCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void namesTheVersionOfAToolAsItSaysItself() throws Exception {
        run(policy("git", "echo git version 9.8.7"));

        assertThat(out.toString()).containsPattern("git +9\\.8\\.7 +checkout");
    }

    /** What the tools of Debian 12 really print. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "git|git version 2.39.5|2.39.5",
                "docker|20.10.24+dfsg1|20.10.24+dfsg1",
                "podman|podman version 4.3.1|4.3.1",
                "buildah|buildah version 1.28.2 (image-spec 1.1.0-rc2, runtime-spec 1.0.2-dev)|1.28.2",
                "trivy|Version: 0.76.0|0.76.0",
                "ansible-playbook|ansible-playbook [core 2.14.18]|2.14.18",
                "ssh|OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026|9.2p1",
                "wapiti|Wapiti 3.0.4|3.0.4",
            })
    void readsTheVersionOfEachTool(String tool, String printed, String version) {
        KnownTool known = KnownTool.ALL.stream()
                .filter(each -> each.command().equals(tool))
                .findFirst()
                .orElseThrow();

        assertThat(known.version().matcher(printed).results().map(match -> match.group(1)))
                .first()
                .isEqualTo(version);
    }

    @Test
    void saysHowToGetWhatIsMissing() throws Exception {
        int code = run(Files.writeString(
                directory.resolve("policy.yaml"), "tools: {wapiti: " + directory.resolve("none") + "}\n"));

        assertThat(code).isEqualTo(20);
        assertThat(out.toString()).containsPattern("wapiti +MISSING").contains("to get it: apt-get install wapiti");
    }

    @Test
    void saysWhatABrokenToolSaid() throws Exception {
        int code = run(policy("docker", "echo cannot connect >&2; exit 1"));

        assertThat(code).isEqualTo(20);
        assertThat(out.toString()).containsPattern("docker +BROKEN").contains("it said: cannot connect (exit code 1)");
    }

    @Test
    void printsJsonForOtherPrograms() throws Exception {
        run(policy("git", "echo git version 9.8.7"), "--json");

        assertThat(out.toString()).containsPattern("\"tool\" : \"git\"").contains("\"version\" : \"9.8.7\"");
    }

    private Path policy(String tool, String script) throws Exception {
        Path file = Files.writeString(directory.resolve(tool), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return Files.writeString(directory.resolve("policy.yaml"), "tools: {" + tool + ": " + file + "}\n");
    }

    private int run(Path policy, String... more) {
        CommandLine command = new CommandLine(new DoctorCommand()).setOut(new PrintWriter(out));
        String[] arguments = new String[2 + more.length];
        arguments[0] = "--policy";
        arguments[1] = policy.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return command.execute(arguments);
    }
}
