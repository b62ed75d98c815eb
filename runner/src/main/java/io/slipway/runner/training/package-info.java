/** Run once after a build, never by a user: touches the classes that runs need, so that they go into the class-data sharing archive. */
package io.slipway.runner.training;
