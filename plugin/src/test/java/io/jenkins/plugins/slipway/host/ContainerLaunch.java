package io.jenkins.plugins.slipway.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Starts processes as the Kubernetes plugin's {@code ContainerExecDecorator} does (read in its source of March 2026): a shell in the container
 * reads the variables and the command, in double quotes, from its standard input, which stays open. Both outputs come as one, where the
 * caller wants its standard output; of processes it ends only those that carry Jenkins' own cookie.
 */
final class ContainerLaunch implements Launch {
    private final Map<String, String> variables;

    /**
     * @param variables those that the pipeline, the node and the controller set: all of them reach the container
     */
    ContainerLaunch(Map<String, String> variables) {
        this.variables = new TreeMap<>(variables);
    }

    @Override
    public Started start(OutputStream out, OutputStream err, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh").redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().put("IMAGE", "of the container");
        Process shell = builder.start();
        Thread reader = new Thread(() -> copy(shell, out));
        reader.start();
        PrintStream in = new PrintStream(shell.getOutputStream(), true, StandardCharsets.UTF_8);
        variables.forEach((name, value) -> in.print("export " + name + "='" + value.replace("'", "'\\''") + "'\n"));
        for (String argument : command) {
            in.print("\"" + argument.replace("$$", "\\$").replace("\"", "\\\"") + "\" ");
        }
        in.print("\nexit\n");
        // By which that plugin keeps the connection open.
        in.print("\n");
        return () -> {
            int code = shell.waitFor();
            reader.join();
            return code;
        };
    }

    private static void copy(Process shell, OutputStream out) {
        try {
            shell.getInputStream().transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kill(Map<String, String> variable) {
        // It finds none of ours.
    }
}
