package io.jenkins.plugins.slipway.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A host whose agent is this process, reached as an agent is. */
abstract class HostOnAgent {
    @TempDir
    Path directory;

    final ExecutorService threads = Executors.newCachedThreadPool();
    final LocalChannel channel = new LocalChannel();
    Path workspace;
    Path temporary;
    JenkinsHost host;

    @BeforeEach
    void open() throws Exception {
        workspace = Files.createDirectory(directory.resolve("work space"));
        temporary = directory.resolve("work space@tmp");
        host = host("now", Map.of());
    }

    @AfterEach
    void close() throws Exception {
        host.close();
        threads.shutdownNow();
    }

    JenkinsHost host(String session, Map<String, String> tools) throws Exception {
        return host(Map.of("HUDSON_COOKIE", "x", "TRIVY_SEVERITY", "LOW"), "run-1", session, tools);
    }

    JenkinsHost host(Map<String, String> variables, String run, String session, Map<String, String> tools)
            throws Exception {
        Agent agent = new Agent(channel, SentStream::new);
        Launch launch = launch(variables);
        return JenkinsHost.open(
                agent,
                shell(agent, launch, variables),
                launch,
                threads,
                new JenkinsHost.Site(
                        "the agent one", workspace.toString(), temporary.toString(), run, session, tools, Map.of()));
    }

    /** What starts processes. */
    Launch launch(Map<String, String> variables) {
        return new LocalLaunch(variables);
    }

    /** The shell that is tried; the one of a launcher here. */
    Shell shell(Agent agent, Launch launch, Map<String, String> variables) {
        return new LauncherShell(agent, launch);
    }
}
