package io.slipway.runner.declarative;

import java.util.List;

/** What changed since the commit of the build before; nothing where there is none. */
public interface Changes {
    /**
     * @return the paths of the changed files
     * @throws Exception if git fails, or the run is interrupted
     */
    List<String> files() throws Exception;

    /**
     * @return the messages of the commits
     * @throws Exception if git fails, or the run is interrupted
     */
    List<String> messages() throws Exception;
}
