package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

class GitRemoteReferencesTest {
    private static final ObjectId COMMIT = ObjectId.fromString("1".repeat(40));
    private static final ObjectId TAG = ObjectId.fromString("2".repeat(40));

    @Test
    void saysWhatGitSays() {
        assertThat(GitRemoteReferences.text(
                        Map.of("refs/heads/main", COMMIT, "refs/tags/light", COMMIT, "refs/tags/v1", TAG),
                        Map.of("refs/tags/light", COMMIT, "refs/tags/v1", COMMIT)))
                .isEqualTo(line(COMMIT, "refs/heads/main")
                        + line(COMMIT, "refs/tags/light")
                        + line(TAG, "refs/tags/v1")
                        + line(COMMIT, "refs/tags/v1^{}"));
    }

    @Test
    void leavesOutATagThatCameBetweenTheTwoQuestions() {
        assertThat(GitRemoteReferences.text(Map.of("refs/heads/main", COMMIT), Map.of("refs/tags/v1", COMMIT)))
                .isEqualTo(line(COMMIT, "refs/heads/main"));
    }

    private static String line(ObjectId object, String ref) {
        return object.name() + "\t" + ref + "\n";
    }
}
