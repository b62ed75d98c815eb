package org.springframework.security.core;

/** Signatures of Jenkins' type, from spring-security-core 6, org/springframework/security/core/Authentication.java. */
public interface Authentication {}
