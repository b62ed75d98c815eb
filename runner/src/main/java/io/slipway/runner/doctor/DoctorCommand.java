package io.slipway.runner.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.host.DeliveryException;
import io.slipway.host.local.LocalHost;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway doctor}: lists every tool, its version, what is missing and how to get it. */
@Command(
        name = "doctor",
        description =
                "Lists the tools that the steps drive: version, what is missing, and how to get it. Exit code 20 where a required one is missing.")
public final class DoctorCommand implements Callable<Integer> {
    private static final int MISSING_TOOL = 20;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The operator's policy, which may name paths of tools.")
    private Path policy;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws DeliveryException, IOException, InterruptedException {
        Policy inForce = policy == null ? Policy.STRICT : PolicyFile.read(policy);
        Map<KnownTool, ToolState> states =
                new Doctor(new LocalHost(Path.of("."), inForce.tools(), System.getenv())).examine();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? json(states) : table(states));
        out.flush();
        boolean complete = states.entrySet().stream()
                .allMatch(entry -> !entry.getKey().required() || entry.getValue() instanceof ToolState.Present);
        return complete ? 0 : MISSING_TOOL;
    }

    private static String table(Map<KnownTool, ToolState> states) {
        StringBuilder table = new StringBuilder("%-17s %-15s %s%n".formatted("tool", "version", "for"));
        states.forEach((tool, state) -> table.append(line(tool, state)));
        return table.toString();
    }

    private static String line(KnownTool tool, ToolState state) {
        if (state instanceof ToolState.Present present) {
            return "%-17s %-15s %s%n".formatted(tool.command(), present.version(), tool.need());
        }
        String missing = tool.required() ? "MISSING" : "not there";
        String what = state instanceof ToolState.Broken ? "BROKEN" : missing;
        String problem =
                state instanceof ToolState.Broken broken ? "%n%33s it said: %s".formatted("", broken.problem()) : "";
        return "%-17s %-15s %s%s%n%33s to get it: %s%n"
                .formatted(tool.command(), what, tool.need(), problem, "", tool.remedy());
    }

    private static String json(Map<KnownTool, ToolState> states) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode tools = mapper.createArrayNode();
        states.forEach((tool, state) -> describe(tools.addObject(), tool, state));
        return mapper.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(mapper.createObjectNode().set("tools", tools)) + "\n";
    }

    private static void describe(ObjectNode node, KnownTool tool, ToolState state) {
        node.put("tool", tool.command()).put("for", tool.need()).put("required", tool.required());
        if (state instanceof ToolState.Present present) {
            node.put("state", "present").put("version", present.version());
        } else {
            node.put("state", state instanceof ToolState.Broken ? "broken" : "missing")
                    .put("remedy", tool.remedy());
        }
        if (state instanceof ToolState.Broken broken) {
            node.put("problem", broken.problem());
        }
    }
}
