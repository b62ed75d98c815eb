package io.slipway.runner.steps;

import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Context;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What holds on a node. There is one, this machine, whatever label is asked for. */
public final class NodeContext {
    private NodeContext() {}

    /**
     * @param build the run
     * @param around what holds around the node
     * @return what holds on it
     */
    public static Context of(Build build, Context around) {
        return of(build, around, build.settings().workspace());
    }

    /**
     * @param build the run
     * @param around what holds around the node
     * @param directory the workspace that it uses
     * @return what holds on it
     */
    public static Context of(Build build, Context around, Path directory) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("NODE_NAME", "built-in");
        variables.put("NODE_LABELS", "built-in");
        variables.put("EXECUTOR_NUMBER", "0");
        variables.put("WORKSPACE", directory.toString());
        variables.put("WORKSPACE_TMP", build.temporary().toString());
        return around.in(directory).with(variables, name -> null);
    }
}
