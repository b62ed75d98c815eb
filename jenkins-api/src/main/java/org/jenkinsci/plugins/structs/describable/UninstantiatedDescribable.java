package org.jenkinsci.plugins.structs.describable;

import java.io.Serializable;
import java.util.Map;

/** Signatures of Jenkins' type, from structs 362, plugin/src/main/java/org/jenkinsci/plugins/structs/describable/UninstantiatedDescribable.java. */
public class UninstantiatedDescribable implements Serializable {
    public static final String ANONYMOUS_KEY = "<anonymous>";

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {}

    public UninstantiatedDescribable withArguments(Map<String, ?> arguments) {
        throw new UnsupportedOperationException();
    }

    public Map<String, ?> getArguments() {
        throw new UnsupportedOperationException();
    }
}
