package hudson;

import hudson.remoting.VirtualChannel;
import java.io.File;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/FilePath.java. */
public final class FilePath {
    public FilePath(VirtualChannel channel, String remote) {}

    public FilePath(File localPath) {}

    public VirtualChannel getChannel() {
        throw new UnsupportedOperationException();
    }

    public String getRemote() {
        throw new UnsupportedOperationException();
    }
}
