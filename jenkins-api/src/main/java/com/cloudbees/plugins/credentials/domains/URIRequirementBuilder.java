package com.cloudbees.plugins.credentials.domains;

import java.util.List;

/** Signatures of Jenkins' type, from credentials 1499, src/main/java/com/cloudbees/plugins/credentials/domains/URIRequirementBuilder.java. */
public class URIRequirementBuilder {
    private URIRequirementBuilder() {}

    public static URIRequirementBuilder fromUri(String uri) {
        throw new UnsupportedOperationException();
    }

    public List<DomainRequirement> build() {
        throw new UnsupportedOperationException();
    }
}
