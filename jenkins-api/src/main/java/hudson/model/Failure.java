package hudson.model;

import org.kohsuke.stapler.HttpResponse;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Failure.java. */
public class Failure extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {}
}
