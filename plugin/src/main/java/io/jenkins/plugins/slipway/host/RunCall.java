package io.jenkins.plugins.slipway.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs a command from its preparation to its end. The streams are not closed: that would be a message that nobody answers, and over a WebSocket
 * the answer would wait 40 ms behind it (Nagle's algorithm, RFC 896). Remoting releases them, as those of Jenkins' own launcher.
 *
 * @param prepare what comes before it
 * @param environment all variables of the shell
 * @param out takes its standard output; null where nothing comes there
 * @param err takes its standard error likewise
 * @param collect what comes after it
 */
record RunCall(
        CommandCalls.Prepare prepare,
        TreeMap<String, String> environment,
        OutputStream out,
        OutputStream err,
        CommandCalls.Collect collect)
        implements AgentCall<CommandCalls.Ended> {

    /** A process that outlives its command may hold its output open. */
    private static final long AFTER_END_MILLIS = 2_000;

    @Override
    public CommandCalls.Ended call() throws IOException, InterruptedException {
        prepare.call();
        Process process = builder().start();
        try {
            List<Thread> readers = readers(process);
            int code = process.waitFor();
            for (Thread reader : readers) {
                reader.join(AFTER_END_MILLIS);
            }
            return new CommandCalls.Ended(code, collect.call());
        } finally {
            end(process);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", prepare.directory() + "/" + CommandScript.SCRIPT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(out == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.PIPE);
        // What the shell complains of before it becomes the tool.
        File complaints = new File(prepare.directory(), CommandScript.ERR);
        builder.redirectError(err == null ? ProcessBuilder.Redirect.to(complaints) : ProcessBuilder.Redirect.PIPE);
        return builder;
    }

    private List<Thread> readers(Process process) {
        List<Thread> readers = new ArrayList<>();
        if (out != null) {
            readers.add(reader(process.getInputStream(), out));
        }
        if (err != null) {
            readers.add(reader(process.getErrorStream(), err));
        }
        return readers;
    }

    private static Thread reader(InputStream from, OutputStream to) {
        Thread reader = new Thread(
                () -> {
                    try (from) {
                        from.transferTo(to);
                    } catch (IOException e) {
                        // The process or the controller is gone: there is nothing more to read, or nobody to tell.
                    }
                },
                "slipway-stream");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    /** The controller ends a command by its marker; this is for one that it could not end. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
