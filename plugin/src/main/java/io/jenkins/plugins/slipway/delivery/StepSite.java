package io.jenkins.plugins.slipway.delivery;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.TaskListener;
import io.jenkins.plugins.slipway.host.JenkinsHost;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.host.ToolEnvironment;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a step runs, as the pipeline has it.
 *
 * @param node its computer's name; empty for the built-in node
 * @param directory the current directory
 * @param temporary where the workspace's temporary files lie
 * @param launcher starts processes
 * @param operators the operator's variables for the node
 * @param environment the pipeline's variables
 * @param hidden values of the pipeline's variables that hold secrets
 * @param listener its log
 */
record StepSite(
        String node,
        FilePath directory,
        String temporary,
        Launcher launcher,
        JenkinsHost.Environment operators,
        EnvVars environment,
        Collection<Secret> hidden,
        TaskListener listener) {

    /** The variable by which Jenkins finds what outlives a node's block. */
    private static final String NODE_COOKIE = "JENKINS_NODE_COOKIE";

    static StepSite of(StepContext context) throws IOException, InterruptedException {
        FilePath directory = context.get(FilePath.class);
        EnvVars environment = context.get(EnvVars.class);
        TaskListener listener = context.get(TaskListener.class);
        Computer computer = context.get(Computer.class);
        return new StepSite(
                computer == null ? "" : computer.getName(),
                directory,
                JenkinsHost.temporary(directory, environment.getOrDefault("WORKSPACE", "")),
                context.get(Launcher.class),
                computer == null ? new JenkinsHost.Environment(Map.of(), Map.of()) : operators(computer, listener),
                environment,
                hidden(context.get(EnvironmentExpander.class), environment),
                listener);
    }

    private static JenkinsHost.Environment operators(Computer computer, TaskListener listener)
            throws IOException, InterruptedException {
        EnvVars added = computer.buildEnvironment(listener);
        EnvVars whole = computer.getEnvironment();
        whole.overrideExpandingAll(added);
        return new JenkinsHost.Environment(operators(added), operators(whole));
    }

    /** Also {@code PATH+NAME}, by which Jenkins puts something before the PATH. */
    private static Map<String, String> operators(EnvVars all) {
        Map<String, String> operators = new TreeMap<>(all);
        operators
                .keySet()
                .removeIf(name ->
                        !ToolEnvironment.OPERATORS.contains(name.replaceFirst("\\+.*", "")) && !"HOME".equals(name));
        return operators;
    }

    private static Collection<Secret> hidden(EnvironmentExpander expander, EnvVars environment) {
        return expander == null
                ? List.of()
                : expander.getSensitiveVariables().stream()
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isEmpty())
                        .map(Secret::of)
                        .toList();
    }

    /** Where processes and containers are looked for. */
    String place() {
        return node + "|" + launcher.getClass().getName();
    }

    /** What holds for all steps in this workspace. */
    String workspace() {
        return node + "|" + temporary;
    }

    JenkinsHost open(String record, String session, Map<String, String> tools)
            throws DeliveryException, IOException, InterruptedException {
        String cookie = environment.getOrDefault(NODE_COOKIE, "");
        return JenkinsHost.open(
                directory,
                launcher,
                operators,
                new JenkinsHost.Site(
                        node.isEmpty() ? "the built-in node" : "the agent " + node,
                        directory.getRemote(),
                        temporary,
                        record,
                        session,
                        tools,
                        cookie.isEmpty() ? Map.of() : Map.of(NODE_COOKIE, cookie)));
    }
}
