package io.jenkins.plugins.slipway.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Starts processes of this machine as Jenkins' own launcher does, with variables that are nobody's business. */
final class LocalLaunch implements Launch {
    private final Map<String, String> environment;

    LocalLaunch(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Started start(OutputStream out, OutputStream err, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Thread reader = copy(process.getInputStream(), out);
        Thread errorReader = copy(process.getErrorStream(), err);
        return () -> {
            int code = process.waitFor();
            reader.join();
            errorReader.join();
            return code;
        };
    }

    private static Thread copy(InputStream from, OutputStream to) {
        Thread thread = new Thread(() -> {
            try {
                from.transferTo(to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.start();
        return thread;
    }

    @Override
    public void kill(Map<String, String> variable) {
        throw new AssertionError("processes can be looked at here");
    }
}
