package org.kohsuke.stapler;

/** Signatures of Jenkins' type, from stapler 2050, core/src/main/java/org/kohsuke/stapler/StaplerProxy.java. */
public interface StaplerProxy {
    Object getTarget();
}
