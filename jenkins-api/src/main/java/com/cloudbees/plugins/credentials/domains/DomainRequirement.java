package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;

/** Signatures of Jenkins' type, from credentials 1499, src/main/java/com/cloudbees/plugins/credentials/domains/DomainRequirement.java. */
public class DomainRequirement implements Serializable {}
