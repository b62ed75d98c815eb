package io.slipway.gitlab.api;

import io.slipway.config.Words;
import io.slipway.delivery.CommitStatuses;
import io.slipway.delivery.Stage;
import io.slipway.delivery.StageResult;
import io.slipway.delivery.StepRun;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The step {@code gitlabStatus}: hands the status on, and waits for nobody. */
public final class StatusReport implements Stage<GitlabStatus, StatusReport.Result> {
    /**
     * What became of a status.
     *
     * @param reported whether somebody takes it to GitLab
     */
    public record Result(boolean reported) implements StageResult {
        @Override
        public Map<String, Object> values() {
            return Map.of("reported", reported);
        }
    }

    @Override
    public Result run(GitlabStatus request, StepRun run) throws IOException {
        Optional<CommitStatuses> statuses = run.delivery().statuses();
        String what = "%s: %s".formatted(request.name(), Words.of(request.state()));
        run.fact("name", request.name());
        run.fact("state", Words.of(request.state()));
        if (statuses.isEmpty()) {
            run.conclude("gitlabStatus: " + what + " is not sent: this delivery has no connection to GitLab");
            return new Result(false);
        }
        statuses.get().set(request.name(), request.state(), request.description());
        run.conclude("gitlabStatus: " + what);
        return new Result(true);
    }
}
