package io.jenkins.plugins.casc.model;

import java.util.HashMap;

/** Signatures of Jenkins' type, from configuration-as-code 2061, plugin/src/main/java/io/jenkins/plugins/casc/model/Mapping.java. */
public final class Mapping extends HashMap<String, CNode> implements CNode {
    public void put(String key, String value) {
        throw new UnsupportedOperationException();
    }
}
