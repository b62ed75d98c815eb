package io.jenkins.plugins.slipway.host;

import io.slipway.host.Command;
import io.slipway.host.Output;
import io.slipway.host.ToolEnvironment;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A command as a shell script (POSIX) that only its owner may read. So neither an argument nor a variable is seen in a list of processes,
 * no launcher changes them on the way (Jenkins' own expands {@code $NAME}, {@code docker exec} takes variables as arguments), and standard
 * input comes from a file. The tool gets no variable that is neither the operator's nor named: the script becomes the tool.
 *
 * @param command what to run; its own strings are quoted, so that the shell sees none of them as code
 * @param directory absolute: the command's own, which is empty but for the files below
 * @param tool the operator's absolute path; empty to look on the PATH where the command runs
 * @param markers variables by which the process is found again
 */
record CommandScript(Command command, String directory, String tool, Map<String, String> markers) {
    /** The script itself. */
    static final String SCRIPT = "command";
    /** What the command reads. */
    static final String INPUT = "input";
    /** What it printed. */
    static final String OUT = "out";
    /** What it complained of. */
    static final String ERR = "err";
    /** Its process. */
    static final String PID = "pid";
    /** There where the tool was not found. */
    static final String MISSING = "missing";
    /** There where the command was asked to end; the script that asks. */
    static final String STOP = "stop";

    /** For a shell whose environment is that of a launcher: nobody knows what is in it. */
    String forgetting() {
        return forget() + "\n" + text();
    }

    /** For a shell whose environment holds the operator's variables and nothing else. */
    String text() {
        return String.join(
                        "\n",
                        "export " + assignments(),
                        "cd " + quoted(workingDirectory()) + " || exit 126",
                        "unset PWD OLDPWD",
                        tool.isEmpty() ? search() : "tool=" + quoted(tool),
                        "[ -x \"$tool\" ] || tool=",
                        "if [ -z \"$tool\" ]; then : > " + file(MISSING) + "; exit 127; fi",
                        "echo $$ > " + file(PID),
                        "[ -e " + file(STOP) + " ] && exit 130",
                        "exec \"$tool\" " + arguments() + redirections())
                + "\n";
    }

    /** A value of several lines may look like more variables: to drop them too does no harm. */
    private String forget() {
        return """
                names=$(env | sed -n 's/^\\([A-Za-z_][A-Za-z0-9_]*\\)=.*/\\1/p')
                [ -n "$names" ] || exit 126
                for name in $names; do
                  case $name in
                    %s) ;;
                    *) command unset "$name" 2> /dev/null ;;
                  esac
                done""".formatted(String.join("|", kept()));
    }

    /** A tool is a file: the shell's own commands and a relative PATH are not asked. */
    private String search() {
        return """
                tool=
                IFS=:
                for folder in $PATH; do
                  case $folder in
                    /*) [ -f "$folder/"%1$s ] && [ -x "$folder/"%1$s ] && tool=$folder/%1$s && break ;;
                  esac
                done
                unset IFS""".formatted(quoted(command.tool()));
    }

    /** The names of the operator's variables that the command gets. */
    Set<String> kept() {
        Set<String> kept = new TreeSet<>(ToolEnvironment.OPERATORS);
        if (ToolEnvironment.keepsStoreInHome(command.tool())) {
            kept.add("HOME");
        }
        return kept;
    }

    private String assignments() {
        Map<String, String> all = new TreeMap<>(Map.of("LANG", "C.UTF-8", "TMPDIR", directory));
        if (!ToolEnvironment.keepsStoreInHome(command.tool())) {
            all.put("HOME", directory);
        }
        all.putAll(command.environment());
        all.putAll(markers);
        return all.entrySet().stream()
                .map(entry -> name(entry.getKey()) + "=" + quoted(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String name(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("not a variable's name: " + name);
        }
        return name;
    }

    private String workingDirectory() {
        return command.directory().isEmpty() ? directory : command.directory();
    }

    private String arguments() {
        return command.arguments().stream()
                .map(argument -> quoted(argument) + " ")
                .collect(Collectors.joining());
    }

    private String redirections() {
        return "< " + (command.input().isEmpty() ? "/dev/null" : file(INPUT))
                + redirection(" > ", command.stdout(), OUT)
                + redirection(" 2> ", command.stderr(), ERR);
    }

    private String redirection(String operator, Output output, String name) {
        if (output instanceof Output.ToFile file) {
            return operator + quoted(file.path());
        }
        return output instanceof Output.Captured ? operator + file(name) : "";
    }

    private String file(String name) {
        return quoted(directory + "/" + name);
    }

    /** Within single quotes the shell takes every character as it is, but for the single quote. */
    static String quoted(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL character cannot be passed to a command");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
