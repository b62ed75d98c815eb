package hudson.model;

import java.io.IOException;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Saveable.java. */
public interface Saveable {
    void save() throws IOException;
}
