package io.jenkins.plugins.slipway.host;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.slaves.WorkspaceList;
import io.slipway.digest.Sha256;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * The node of a step. Commands run by the step's launcher, so also in the container around it; files and HTTP requests are the business of
 * the agent's own process. Safe for several threads. Closing it removes its temporary files.
 */
public final class JenkinsHost implements Host, AutoCloseable {
    private static final String PREFIX = "slipway-";
    private static final int ENOUGH = 12;

    private final Agent agent;
    private final Site site;
    private final RemoteScratch own;
    private final RemoteCommands commands;
    private final Processes processes;

    /**
     * What a host is made of.
     *
     * @param name what messages call the node, such as {@code the agent linux-1}
     * @param directory the step's current directory, absolute
     * @param temporary a directory beside the workspace, absolute; the container around the step knows it too
     * @param run the run's id, by which its processes are found again
     * @param session names this process of the controller, so that what it started is told from what an earlier one did
     * @param tools the operator's absolute paths by tool name
     * @param jenkins variables by which Jenkins finds processes that outlive their build
     */
    public record Site(
            String name,
            String directory,
            String temporary,
            String run,
            String session,
            Map<String, String> tools,
            Map<String, String> jenkins) {
        /** Copies. */
        public Site {
            tools = Map.copyOf(tools);
            jenkins = Map.copyOf(jenkins);
        }

        private String marker() {
            return run + "/" + session + "/";
        }

        /** The run's id is long, and paths are limited. */
        private String key() {
            return Sha256.of(run.getBytes(StandardCharsets.UTF_8))
                    .substring("sha256:".length(), "sha256:".length() + ENOUGH);
        }
    }

    /**
     * The operator's variables for a node.
     *
     * @param added those that stand in the node's and the controller's configuration
     * @param whole these, and those of the agent's own process
     */
    public record Environment(Map<String, String> added, Map<String, String> whole) {
        /** Copies. */
        public Environment {
            added = Map.copyOf(added);
            whole = Map.copyOf(whole);
        }
    }

    private JenkinsHost(Agent agent, Shell shell, Launch launch, ExecutorService threads, Site site)
            throws DeliveryException, IOException, InterruptedException {
        this.agent = agent;
        this.site = site;
        this.own = new RemoteScratch(
                agent,
                agent.call(new ScratchCalls.Open(site.directory(), site.temporary(), PREFIX + site.key() + "-")));
        this.processes = new Processes(agent, launch);
        this.commands = new RemoteCommands(
                shell,
                processes,
                threads,
                new RemoteCommands.Place(site.name(), own.path(), site.tools(), site.marker(), site.jenkins()));
    }

    static JenkinsHost open(Agent agent, Shell shell, Launch launch, ExecutorService threads, Site site)
            throws DeliveryException, IOException, InterruptedException {
        return new JenkinsHost(agent, shell, launch, threads, site);
    }

    /**
     * @param directory the step's current directory
     * @param launcher the step's
     * @param environment the operator's variables
     * @param site what else there is to say of it
     * @return the host
     * @throws DeliveryException if steps cannot run there
     * @throws IOException if the agent cannot be reached
     * @throws InterruptedException if the step is aborted
     */
    public static JenkinsHost open(FilePath directory, Launcher launcher, Environment environment, Site site)
            throws DeliveryException, IOException, InterruptedException {
        if (!launcher.isUnix()) {
            throw new DeliveryException(
                    site.name() + " runs Windows: Slipway's steps need Linux or macOS; name another label");
        }
        Agent agent = new Agent(directory.getChannel());
        Launch launch = Launch.by(launcher, environment.added());
        Shell shell = isPlain(launcher) ? new AgentShell(agent, environment.whole()) : new LauncherShell(agent, launch);
        return open(agent, shell, launch, Computer.threadPoolForRemoting, site);
    }

    /** Whether nothing was put around the launcher, by the pipeline or by another plugin. */
    private static boolean isPlain(Launcher launcher) {
        return launcher.getClass() == Launcher.RemoteLauncher.class
                || launcher.getClass() == Launcher.LocalLauncher.class;
    }

    /**
     * @param directory the step's current directory
     * @param workspace the workspace as the environment names it; empty where it names none
     * @return the directory for temporary files that belongs to the workspace, outside of it; the container around a step knows it too
     */
    public static String temporary(FilePath directory, String workspace) {
        String current = directory.getRemote();
        boolean within = !workspace.isEmpty() && (current + "/").startsWith(workspace + "/");
        return WorkspaceList.tempDir(within ? new FilePath(directory.getChannel(), workspace) : directory)
                .getRemote();
    }

    /**
     * @return the temporary directory that all steps of the run share in this workspace; closing it removes every temporary file of the run
     * @throws DeliveryException if it cannot be made
     * @throws IOException if the agent cannot be reached
     * @throws InterruptedException if the step is aborted
     */
    public Scratch shared() throws DeliveryException, IOException, InterruptedException {
        String path = agent.call(new ScratchCalls.Share(site.temporary(), PREFIX, site.key()));
        return new RemoteScratch(agent, path, new ScratchCalls.Clear(site.temporary(), PREFIX, site.key()));
    }

    /**
     * Ends all processes of the run here that an earlier process of the controller started.
     *
     * @throws DeliveryException if they cannot be ended
     * @throws IOException if the agent cannot be reached
     * @throws InterruptedException if the step is aborted
     */
    public void endLeftovers() throws DeliveryException, IOException, InterruptedException {
        processes.endLeftovers(own.path() + "/leftovers", site.run() + "/", site.marker());
    }

    @Override
    public ExitStatus run(Command command) throws DeliveryException, IOException, InterruptedException {
        return commands.run(command);
    }

    @Override
    public Directory workspace() {
        return new RemoteDirectory(agent, site.directory());
    }

    @Override
    public Scratch scratch() throws IOException {
        try {
            return new RemoteScratch(agent, own.call(new ScratchCalls.Create(own.path(), "scratch-")));
        } catch (DeliveryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public HttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return agent.call(HttpCall.of(request)).response();
        } catch (DeliveryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        own.close();
    }
}
