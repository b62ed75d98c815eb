package hudson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/Proc.java. */
public abstract class Proc {
    protected Proc() {}

    public abstract boolean isAlive() throws IOException, InterruptedException;

    public abstract void kill() throws IOException, InterruptedException;

    public abstract int join() throws IOException, InterruptedException;

    public abstract InputStream getStdout();

    public abstract InputStream getStderr();

    public abstract OutputStream getStdin();
}
