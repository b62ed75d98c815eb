package io.slipway.host;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Puts into words why a file could not be read or written; Java's own messages often hold no more than the file's name. */
public final class FileProblem {
    private FileProblem() {}

    /**
     * @param problem what reading or writing a file threw
     * @return the reason, such as "there is no such file", without the file's name
     */
    public static String reason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        String message = problem instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
