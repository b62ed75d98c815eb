package io.slipway.runner.serve.run;

import io.slipway.host.Secret;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.console.Style;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;

/** The log of a run: what Slipway says, and what the run's process prints. It ends where it is too long; the run goes on. */
final class RunLog implements AutoCloseable {
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final OutputStream file;
    private final BuildLog own;
    private long size;

    private RunLog(Path path) throws IOException {
        this.file = new BufferedOutputStream(
                Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        this.size = Files.size(path);
        this.own = new BuildLog(new PrintStream(new Bounded(), true, StandardCharsets.UTF_8), Style.PLAIN);
    }

    static RunLog append(Path path) throws IOException {
        return new RunLog(path);
    }

    void hide(Collection<Secret> secrets) {
        own.hide(secrets);
    }

    void say(String line) {
        own.own("slipway: " + line.replaceAll("\\R", " "));
    }

    /** Copies until the stream ends; what the file does not take is read all the same, so that nobody waits. */
    void copy(InputStream in) throws IOException {
        byte[] chunk = new byte[16 * 1024];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            write(chunk, n);
        }
    }

    private synchronized void write(byte[] bytes, int length) throws IOException {
        if (size >= MOST_BYTES) {
            return;
        }
        file.write(bytes, 0, length);
        size += length;
        if (size >= MOST_BYTES) {
            file.write("\nslipway: the log ends here: it is too long\n".getBytes(StandardCharsets.UTF_8));
        }
        file.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private final class Bounded extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            RunLog.this.write(new byte[] {(byte) one}, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            RunLog.this.write(Arrays.copyOfRange(bytes, offset, offset + length), length);
        }
    }
}
