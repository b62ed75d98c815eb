package io.slipway.host;

/** What stands at a path. */
public enum FileKind {
    /** Nothing. */
    MISSING,
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A device, socket or the like. */
    OTHER
}
