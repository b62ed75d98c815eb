package io.jenkins.plugins.casc;

/** Signatures of Jenkins' type, from configuration-as-code 2061, plugin/src/main/java/io/jenkins/plugins/casc/Attribute.java. */
public class Attribute<O, T> {
    private Attribute() {}
}
