package hudson.remoting;

import java.io.IOException;

/** Signatures of Jenkins' type, from remoting 3352, src/main/java/hudson/remoting/VirtualChannel.java. */
public interface VirtualChannel {
    <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException;
}
