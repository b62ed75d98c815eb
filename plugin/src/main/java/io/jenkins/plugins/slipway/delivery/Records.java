package io.jenkins.plugins.slipway.delivery;

import io.slipway.record.RecordStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Where the controller keeps all records: {@code $JENKINS_HOME/slipway}, out of reach of every build and of the builds' retention. */
public final class Records {
    private Records() {}

    /**
     * @return the store; what is written there is signed with the controller's key
     * @throws IOException if its directory cannot be made, or the key cannot be read
     */
    public static RecordStore store() throws IOException {
        return RecordStore.open(directory(), Optional.of(SigningKey.get().signer()));
    }

    /**
     * @return the directory of each run's record lies here
     */
    static Path runs() {
        return directory().resolve("runs");
    }

    private static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("slipway");
    }
}
