package io.slipway.runner.git;

import io.slipway.delivery.SourceReader;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.host.MissingToolException;
import io.slipway.record.Source;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The workspace as git sees it; read once, in the background. */
public final class Checkout {
    private final Host host;
    private final String previousCommit;
    private final FutureTask<Optional<Source>> source;

    /**
     * Starts reading.
     *
     * @param host whose workspace it is
     * @param previousCommit the commit of the build before; empty where there is none
     */
    public Checkout(Host host, String previousCommit) {
        this.host = host;
        this.previousCommit = previousCommit;
        this.source = new FutureTask<>(() -> read(host));
        Thread thread = new Thread(source, "slipway-git");
        thread.setDaemon(true);
        thread.start();
    }

    private static Optional<Source> read(Host host) throws DeliveryException, IOException, InterruptedException {
        try {
            return SourceReader.read(host);
        } catch (MissingToolException e) {
            return Optional.empty();
        }
    }

    /**
     * @return what is checked out; empty where the workspace is no git checkout, or git is not installed
     * @throws IOException if git cannot be asked
     * @throws InterruptedException if the run is interrupted
     */
    public Optional<Source> source() throws IOException, InterruptedException {
        try {
            return source.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "git could not be asked about the workspace: "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    /**
     * @return {@code BRANCH_NAME} and {@code TAG_NAME} as in a multibranch project
     * @throws IOException if git cannot be asked
     * @throws InterruptedException if the run is interrupted
     */
    public Map<String, String> names() throws IOException, InterruptedException {
        Map<String, String> names = new TreeMap<>();
        source().ifPresent(it -> {
            it.branch().or(it::tag).ifPresent(name -> names.put("BRANCH_NAME", name));
            if (it.branch().isEmpty()) {
                it.tag().ifPresent(tag -> names.put("TAG_NAME", tag));
            }
        });
        return names;
    }

    /**
     * @param it what is checked out
     * @return the variables that Jenkins' git plugin sets
     */
    public Map<String, String> variables(Source it) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("GIT_COMMIT", it.commit());
        it.branch().ifPresent(branch -> {
            variables.put("GIT_BRANCH", branch);
            variables.put("GIT_LOCAL_BRANCH", branch);
        });
        if (it.branch().isEmpty()) {
            it.tag().ifPresent(tag -> variables.put("GIT_BRANCH", tag));
        }
        if (!it.url().isEmpty()) {
            variables.put("GIT_URL", it.url());
        }
        if (!previousCommit.isEmpty()) {
            variables.put("GIT_PREVIOUS_COMMIT", previousCommit);
        }
        return variables;
    }

    /**
     * @return the paths that differ from the build before
     * @throws Exception if git fails, or the run is interrupted
     */
    public List<String> changedFiles() throws Exception {
        return sincePrevious("diff", "--name-only", "-z");
    }

    /**
     * @return the messages of the commits since the build before
     * @throws Exception if git fails, or the run is interrupted
     */
    public List<String> messages() throws Exception {
        return sincePrevious("log", "-z", "--format=%B");
    }

    private List<String> sincePrevious(String... command) throws Exception {
        if (previousCommit.isEmpty() || source().isEmpty()) {
            return List.of();
        }
        ExitStatus status = host.run(SourceReader.git(host, command).and(previousCommit + "..HEAD", "--"));
        return status.success() ? List.of(status.out().split("\0")) : List.of();
    }
}
