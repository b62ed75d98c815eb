/** Where the build runs: commands, files and HTTP, seen from there. */
package io.slipway.host;
