/** The checkout that is the workspace, and what git knows of it. */
package io.slipway.runner.git;
