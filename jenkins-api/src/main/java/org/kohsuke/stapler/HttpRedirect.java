package org.kohsuke.stapler;

/** Signatures of Jenkins' type, from stapler 2050, core/src/main/java/org/kohsuke/stapler/HttpRedirect.java. */
public final class HttpRedirect extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public HttpRedirect(String url) {}
}
