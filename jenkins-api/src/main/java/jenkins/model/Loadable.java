package jenkins.model;

import java.io.IOException;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/model/Loadable.java. */
public interface Loadable {
    void load() throws IOException;
}
