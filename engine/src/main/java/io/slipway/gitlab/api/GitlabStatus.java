package io.slipway.gitlab.api;

import static io.slipway.contract.Requirement.require;

import io.slipway.contract.Param;
import io.slipway.contract.Step;
import io.slipway.delivery.CommitStatuses.State;
import java.util.Locale;

/**
 * What to say about the delivered commit.
 *
 * @param name what the status is about
 * @param state how far it is
 * @param description one line for people
 */
@Step(
        name = "gitlabStatus",
        help =
                "Sets a status of the delivered commit in GitLab; without a connection to GitLab it only says so. Statuses of the stages are set without it.")
public record GitlabStatus(
        @Param(help = "What the status is about, such as lint; at most 255 characters.")
        String name,

        @Param(help = "How far it is.") State state,

        @Param(help = "One line for people; at most 255 characters are shown.", otherwise = "")
        String description) {
    private static final int LONGEST = 255;

    /**
     * @param name a status's name
     * @return whether only Slipway itself sets such statuses
     */
    public static boolean own(String name) {
        return name.strip().toLowerCase(Locale.ROOT).startsWith("slipway");
    }

    /** Validates. */
    public GitlabStatus {
        require(
                !name.isBlank() && name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl),
                "name: one line of 1 to 255 characters is expected");
        require(!own(name), "name: names that begin with 'slipway' are those of the statuses that Slipway sets itself");
    }
}
