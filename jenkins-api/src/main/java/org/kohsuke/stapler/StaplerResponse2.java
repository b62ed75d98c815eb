package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletResponse;

/** Signatures of Jenkins' type, from stapler 2050, core/src/main/java/org/kohsuke/stapler/StaplerResponse2.java. */
public interface StaplerResponse2 extends HttpServletResponse {}
