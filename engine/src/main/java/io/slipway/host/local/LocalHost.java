package io.slipway.host.local;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** This machine. Safe for several threads. */
public final class LocalHost implements Host {
    private final Directory workspace;
    private final Processes processes;
    private final HttpExchange http;

    /**
     * @param workspace the application's checkout; it must exist
     * @param tools absolute paths by tool name, from the operator's policy; others are found on the operator's PATH
     * @param operatorEnvironment the environment of Slipway's own process, as it was before any pipeline
     * @throws IOException if the workspace cannot be read
     */
    public LocalHost(Path workspace, Map<String, String> tools, Map<String, String> operatorEnvironment)
            throws IOException {
        this.workspace = new LocalDirectory(workspace.toRealPath());
        this.processes =
                new Processes(new Tools(tools, operatorEnvironment.getOrDefault("PATH", "")), operatorEnvironment);
        this.http = new HttpExchange();
    }

    private LocalHost(Directory workspace, LocalHost host) {
        this.workspace = workspace;
        this.processes = host.processes;
        this.http = host.http;
    }

    /**
     * @param directory an existing directory
     * @return this host, with that directory for its workspace
     * @throws IOException if it cannot be read
     */
    public LocalHost in(Path directory) throws IOException {
        return new LocalHost(new LocalDirectory(directory.toRealPath()), this);
    }

    @Override
    public ExitStatus run(Command command) throws DeliveryException, IOException, InterruptedException {
        return processes.run(command);
    }

    @Override
    public Directory workspace() {
        return workspace;
    }

    @Override
    public Scratch scratch() throws IOException {
        return LocalScratch.create();
    }

    @Override
    public HttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request);
    }
}
