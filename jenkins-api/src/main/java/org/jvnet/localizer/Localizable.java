package org.jvnet.localizer;

import java.io.Serializable;

/** Signatures of Jenkins' type, from localizer 1.31, org/jvnet/localizer/Localizable.java. */
public class Localizable implements Serializable {
    private static final long serialVersionUID = 1L;

    public Localizable(ResourceBundleHolder holder, String key, Object... args) {}
}
