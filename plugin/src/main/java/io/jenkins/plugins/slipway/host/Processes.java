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

    /** No process has it. */
    private static final String NOBODY = VARIABLE + "=nobody";

    /**
     * Asks all processes whose environment holds {@code $1} but not {@code $4} (by SIGINT the process in the file {@code $3} alone, if it is
     * one of them), waits up to five seconds, and kills what is left. Exit code 3 where processes cannot be looked at.
     */
    private static final String SCRIPT = """
            [ -r /proc/self/environ ] || exit 3
            marker=$1 signal=$2 file=$3 spared=$4
            marked() {
              found=$(grep -alF -e "$marker" /proc/[0-9]*/environ 2> /dev/null)
              [ -z "$found" ] || grep -aLF -e "$spared" $found 2> /dev/null | sed 's,/proc/,,; s,/.*,,'
            }
            all=$(marked)
            asked=$all
            if [ "$signal" = INT ] && [ -r "$file" ]; then
              main=$(cat "$file")
              for pid in $all; do [ "$pid" = "$main" ] && asked=$main; done
            fi
            [ -z "$asked" ] || kill -s "$signal" $asked 2> /dev/null
            tries=0
            while [ -n "$all" ] && [ $tries -lt 50 ]; do
              sleep 0.1 2> /dev/null || sleep 1
              tries=$((tries + 1))
              all=$(marked)
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
     * Ends those of one command.
     *
     * @param directory the command's, absolute; it will not begin any more if it has not yet
     * @param marker the value of {@link #VARIABLE}
     * @param signal how they are asked
     */
    void end(String directory, String marker, StopSignal signal)
            throws DeliveryException, IOException, InterruptedException {
        if (stop(directory, VARIABLE + "=" + marker, signal, NOBODY) == NO_PROC) {
            launch.kill(Map.of(VARIABLE, marker));
        }
    }

    /**
     * Ends those that an earlier process of the controller left behind.
     *
     * @param directory an absolute directory for the script that does it
     * @param run how the value of {@link #VARIABLE} begins for all processes of the run
     * @param session how it begins for those that this process of the controller started
     */
    void endLeftovers(String directory, String run, String session)
            throws DeliveryException, IOException, InterruptedException {
        stop(directory, VARIABLE + "=" + run, StopSignal.TERM, VARIABLE + "=" + session);
    }

    private int stop(String directory, String marker, StopSignal signal, String spared)
            throws DeliveryException, IOException, InterruptedException {
        agent.call(new WriteScript(directory));
        OutputStream nowhere = OutputStream.nullOutputStream();
        String script = directory + "/" + CommandScript.STOP;
        String file = directory + "/" + CommandScript.PID;
        return launch.start(nowhere, nowhere, "/bin/sh", script, marker, signal.name(), file, spared)
                .join();
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
