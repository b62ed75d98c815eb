package org.jenkinsci.plugins.structs.describable;

import java.util.Map;

/** Signatures of Jenkins' type, from structs 362, plugin/src/main/java/org/jenkinsci/plugins/structs/describable/CustomDescribableModel.java. */
public interface CustomDescribableModel {
    default Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        throw new UnsupportedOperationException();
    }

    default UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable ud) {
        throw new UnsupportedOperationException();
    }
}
