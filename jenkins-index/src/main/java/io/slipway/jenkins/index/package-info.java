/**
 * Annotation processors of the build. Jenkins' own live in its Maven repository, which not every build machine reaches; these write the
 * same files. (The index of {@code @Extension} is written by SezPoz itself.)
 */
package io.slipway.jenkins.index;
