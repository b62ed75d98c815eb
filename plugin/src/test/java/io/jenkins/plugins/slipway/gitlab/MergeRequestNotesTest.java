package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.api.MergeRequestNote;
import org.junit.jupiter.api.Test;

class MergeRequestNotesTest {
    @Test
    void eachJobHasANoteOfItsOwn() {
        assertThat(MergeRequestNotes.topic("shop/web")).isNotEqualTo(MergeRequestNotes.topic("shop/web2"));
        assertThat(new MergeRequestNote("shop/web", 1, MergeRequestNotes.topic("a b/ü <x>"), ""))
                .isNotNull();
    }

    @Test
    void aJobsNameIsTextAndNothingElse() {
        assertThat(MergeRequestNotes.headline("a](http://evil.example/)|@all", "#1", "NOT_BUILT"))
                .isEqualTo("not built in `a](http://evil.example/)\\|@all #1`");
    }
}
