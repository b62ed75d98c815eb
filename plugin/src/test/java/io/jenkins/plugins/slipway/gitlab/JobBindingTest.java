package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobBindingTest {
    private static final List<String> LINES = List.of("shop/web: web-team/**", "shop/web: release", "shop/api : api");

    @Test
    void aProjectsLinesSayWhichJobsMayDeliverIt() {
        assertThat(JobBinding.allows(LINES, "shop/web", "web-team/site/main")).isTrue();
        assertThat(JobBinding.allows(LINES, "shop/web", "release")).isTrue();
        assertThat(JobBinding.allows(LINES, "shop/web", "api")).isFalse();
        assertThat(JobBinding.allows(LINES, "shop/web", "web-team2/site")).isFalse();
        assertThat(JobBinding.allows(LINES, "shop/api", "api")).isTrue();
    }

    @Test
    void aProjectWithoutALineIsAnyJobs() {
        assertThat(JobBinding.allows(LINES, "shop/other", "api")).isTrue();
    }

    @Test
    void whatCannotBeReadAllowsNothing() {
        assertThat(JobBinding.allows(List.of("shop/web"), "shop/web", "api")).isFalse();
        assertThatThrownBy(() -> JobBinding.of("shop/web"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("group/project: folder/**");
    }

    @Test
    void aConnectionHoldsThem() {
        GitLabConnection connection = new GitLabConnection("https://gitlab.example.com");
        connection.setJobs(List.of("shop/web: web\n\nshop/api: api\n"));

        assertThat(connection.getJobs()).containsExactly("shop/web: web", "shop/api: api");
        assertThat(connection.allows("shop/web", "api")).isFalse();
    }
}
