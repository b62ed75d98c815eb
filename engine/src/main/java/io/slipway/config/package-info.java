/** Reads YAML files so that every value knows its file and line, and every mistake is told with both. */
package io.slipway.config;
