package io.slipway.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server of {@code slipway serve} about to start, and what takes GitLab's place. */
abstract class ServedDelivery {
    /** Users of this machine's that are nobody's. */
    static final String USERS = "user: {protected: games, others: news}\n";
    /** A script that goes on when there is a file. */
    static final String ADMITTED = "while ! test -e %s; do sleep 0.1; done";

    ServeBench bench;
    RecordingGitLab gitlab;

    @BeforeAll
    static void build() throws Exception {
        RunBench.build();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        bench = new ServeBench(directory);
        gitlab = new RecordingGitLab(0);
        bench.gitlab = gitlab.url();
    }

    @AfterEach
    void stop() {
        bench.close();
        gitlab.close();
    }
}
