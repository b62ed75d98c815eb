package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.filter.Drafts;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.filter.NamePattern;
import io.slipway.gitlab.filter.Names;
import io.slipway.gitlab.filter.SkipWords;
import io.slipway.host.DeliveryException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerFiltersTest {
    @Test
    void aTriggerWithoutParametersHasTheEnginesDefaults() throws Exception {
        assertThat(new GitLabTrigger().filters()).isEqualTo(Filters.DEFAULT);
    }

    @Test
    void anExclamationMarkExcludes() throws Exception {
        GitLabTrigger trigger = new GitLabTrigger();
        trigger.setBranches(List.of("main\n feature/** \n\n!feature/wip-*"));

        assertThat(trigger.filters().branches())
                .isEqualTo(new Names(
                        List.of(NamePattern.of("main"), NamePattern.of("feature/**")),
                        List.of(NamePattern.of("feature/wip-*"))));
    }

    @Test
    void wordsAreTheEngines() throws Exception {
        GitLabTrigger trigger = new GitLabTrigger();
        trigger.setEvents(List.of("tag-push", "note"));
        trigger.setDrafts("run");
        trigger.setSkipWords("disregard");
        trigger.setPhrase(" again ");
        trigger.setMembers(List.of("ann", "bob"));

        Filters filters = trigger.filters();

        assertThat(filters.events()).containsExactlyInAnyOrder(EventKind.TAG_PUSH, EventKind.NOTE);
        assertThat(filters.drafts()).isEqualTo(Drafts.RUN);
        assertThat(filters.skipWords()).isEqualTo(SkipWords.DISREGARD);
        assertThat(filters.phrase()).isEqualTo("again");
        assertThat(filters.members()).containsExactly("ann", "bob");
    }

    @Test
    void anUnknownWordNamesTheKnownOnes() {
        GitLabTrigger trigger = new GitLabTrigger();
        trigger.setEvents(List.of("pushes"));

        assertThatThrownBy(trigger::filters)
                .isInstanceOf(DeliveryException.class)
                .hasMessage("gitlabPush: 'pushes' is none of push, tag-push, merge-request, note, pipeline");
    }

    @Test
    void aBrokenPatternIsRefused() {
        GitLabTrigger trigger = new GitLabTrigger();
        trigger.setTags(List.of("/(/"));

        assertThatThrownBy(trigger::filters)
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("/(/");
    }
}
