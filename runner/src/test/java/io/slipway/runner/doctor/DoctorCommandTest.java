package io.slipway.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
