package hudson.model;

import hudson.EnvVars;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Computer.java. */
public abstract class Computer {
    private Computer() {}

    public static final ExecutorService threadPoolForRemoting = null;

    public EnvVars buildEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public EnvVars getEnvironment() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public abstract VirtualChannel getChannel();

    public String getName() {
        throw new UnsupportedOperationException();
    }
}
