package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** A directory of an agent. */
class RemoteDirectory implements Directory {
    /** Of a file that is read from its beginning to its end: it may be kept on the controller. */
    static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;

    private final Agent agent;
    private final String root;

    RemoteDirectory(Agent agent, String root) {
        this.agent = agent;
        this.root = root;
    }

    @Override
    public String path() {
        return root;
    }

    @Override
    public String resolve(String relative) throws DeliveryException, IOException {
        return call(new FileCalls.Resolve(root, relative));
    }

    @Override
    public FileKind kind(String relative) throws DeliveryException, IOException {
        return call(new FileCalls.Kind(root, relative));
    }

    @Override
    public InputStream read(String relative) throws DeliveryException, IOException {
        RemoteFile file = file(relative, new FileCalls.Start(root, relative));
        if (file.size() > MOST_BYTES) {
            throw new IOException("%s has %d bytes on the agent, more than the %d that are read from there"
                    .formatted(relative, file.size(), MOST_BYTES));
        }
        return Channels.newInputStream(file);
    }

    @Override
    public SeekableByteChannel open(String relative) throws DeliveryException, IOException {
        return file(relative, new FileCalls.Outline(root, relative));
    }

    private RemoteFile file(String relative, AgentCall<FileCalls.Started> start) throws DeliveryException, IOException {
        FileCalls.Started started = call(start);
        return new RemoteFile(
                started.size(),
                Parts.of(started.parts()),
                (offset, length, room) -> block(new FileCalls.Block(root, relative, offset, length, room)));
    }

    @Override
    public String write(String relative, byte[] content) throws DeliveryException, IOException {
        return call(new FileCalls.Write(root, relative, content));
    }

    private byte[] block(FileCalls.Block block) throws IOException {
        try {
            return call(block).bytes();
        } catch (DeliveryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The methods of a directory cannot be interrupted as such: the interruption stays pending, and the next command meets it. */
    <V> V call(AgentCall<V> call) throws DeliveryException, IOException {
        try {
            return agent.call(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while the agent was asked").initCause(e);
        }
    }
}
