package io.slipway.record;

/**
 * The tool that a stage drove.
 *
 * @param name its command, such as {@code trivy}
 * @param version as it says itself
 */
public record ToolVersion(String name, String version) {}
