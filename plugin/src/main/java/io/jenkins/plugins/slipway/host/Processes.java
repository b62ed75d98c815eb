package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import io.slipway.host.StopSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Ends processes that carry a marker in their environment, where the step's launcher starts them: on the agent or in a container. */
final class Processes {
    /** The variable that marks every process of a step; its value begins with the run's marker. */
    static final String VARIABLE = "SLIPWAY_COOKIE";

    /**
     * Asks all processes whose environment holds {@code $1} (by SIGINT the process in the file {@code $3} alone, if it is one of them), waits
     * up to five seconds, and kills what is left. Exit code 3 where processes cannot be looked at.
     */
    private static final String SCRIPT = """
            [ -r /proc/self/environ ] || exit 3
            marked() { grep -alF -e "$1" /proc/[0-9]*/environ 2> /dev/null | sed 's,/proc/,,; s,/.*,,'; }
            all=$(marked "$1")
            asked=$all
            if [ "$2" = INT ] && [ -r "$3" ]; then
              main=$(cat "$3")
              for pid in $all; do [ "$pid" = "$main" ] && asked=$main; done
            fi
            [ -z "$asked" ] || kill -s "$2" $asked 2> /dev/null
            tries=0
            while [ -n "$all" ] && [ $tries -lt 50 ]; do
              sleep 0.1 2> /dev/null || sleep 1
              tries=$((tries + 1))
              all=$(marked "$1")
            done
            [ -z "$all" ] || kill -s KILL $all 2> /dev/null
            exit 0
            """;

    private static final int NO_PROC = 3;

    private final Agent agent;
    private final Launch launch;

    Processes(Agent agent, Launch launch) {
        this.agent = agent;
        this.launch = launch;
    }

    /**
     * Ends them.
     *
     * @param directory absolute: where the script that does it is put; a command whose directory it is will not begin any more
     * @param marker the value of {@link #VARIABLE}, or how it begins
     * @param signal how they are asked
     */
    void end(String directory, String marker, StopSignal signal)
            throws DeliveryException, IOException, InterruptedException {
        agent.call(new WriteScript(directory));
        int code = launch.start(
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        "/bin/sh",
                        directory + "/" + CommandScript.STOP,
                        VARIABLE + "=" + marker,
                        signal.name(),
                        directory + "/" + CommandScript.PID)
                .join();
        if (code == NO_PROC) {
            launch.kill(Map.of(VARIABLE, marker));
        }
    }

    /** Launchers expand {@code $NAME} in what they start, but not in files. */
    record WriteScript(String directory) implements AgentCall<Boolean> {
        @Override
        public Boolean call() throws IOException {
            Files.createDirectories(Path.of(directory));
            Files.writeString(Path.of(directory, CommandScript.STOP), SCRIPT, StandardCharsets.UTF_8);
            return true;
        }
    }
}
