package hudson.model;

import java.io.PrintStream;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/TaskListener.java. */
public interface TaskListener {
    TaskListener NULL = null;

    PrintStream getLogger();
}
