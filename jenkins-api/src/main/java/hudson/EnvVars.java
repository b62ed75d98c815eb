package hudson;

import java.util.Map;
import java.util.TreeMap;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/EnvVars.java. */
public class EnvVars extends TreeMap<String, String> {
    public EnvVars() {}

    public EnvVars overrideExpandingAll(Map<String, String> all) {
        throw new UnsupportedOperationException();
    }
}
