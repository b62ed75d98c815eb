package io.slipway.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test on real tools (Docker, a registry, Trivy …): {@code test/all} installs them and runs it; a missing tool then fails it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@EnabledIfSystemProperty(
        named = "slipway.real-tools",
        matches = "true",
        disabledReason = "NOT RUN: needs real tools; run test/all")
@interface RealTools {}
