package io.slipway.runner.groovy;

import io.slipway.runner.pipeline.Build;
import io.slipway.runner.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The global {@code currentBuild}. */
public final class CurrentBuild {
    private static final String USER_CAUSE = "hudson.model.Cause$UserIdCause";

    private final Build build;

    CurrentBuild(Build build) {
        this.build = build;
    }

    /**
     * @return the result that was set; null while none was
     */
    public String getResult() {
        return build.result().map(Result::name).orElse(null);
    }

    /**
     * @param name a result, which can only make it worse
     */
    public void setResult(String name) {
        Result result = Result.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is no result; use SUCCESS, UNSTABLE, FAILURE, NOT_BUILT or ABORTED"));
        build.worsen(result);
    }

    /**
     * @return the result as it is now; never null
     */
    public String getCurrentResult() {
        return build.result().orElse(Result.SUCCESS).name();
    }

    /**
     * @param name a result
     * @return whether the result as it is now is that one or worse
     */
    public boolean resultIsWorseOrEqualTo(String name) {
        return !Result.named(name).orElse(Result.SUCCESS).isWorseThan(now());
    }

    /**
     * @param name a result
     * @return whether the result as it is now is that one or better
     */
    public boolean resultIsBetterOrEqualTo(String name) {
        return !now().isWorseThan(Result.named(name).orElse(Result.ABORTED));
    }

    private Result now() {
        return build.result().orElse(Result.SUCCESS);
    }

    /**
     * @return the build's number
     */
    public int getNumber() {
        return build.settings().number();
    }

    /**
     * @return the build's number, as text
     */
    public String getId() {
        return String.valueOf(getNumber());
    }

    /**
     * @return the name that it is shown by
     */
    public String getDisplayName() {
        return build.displayName();
    }

    /**
     * @param name the name that it is shown by
     */
    public void setDisplayName(String name) {
        build.displayName(name);
    }

    /**
     * @return the job and the name that the build is shown by
     */
    public String getFullDisplayName() {
        return build.settings().job() + " " + build.displayName();
    }

    /**
     * @return the job's name
     */
    public String getProjectName() {
        return build.settings().job();
    }

    /**
     * @return the job's name
     */
    public String getFullProjectName() {
        return build.settings().job();
    }

    /**
     * @return what somebody said about it
     */
    public String getDescription() {
        return build.description();
    }

    /**
     * @param text what there is to say about it
     */
    public void setDescription(String text) {
        build.description(text);
    }

    /**
     * @return milliseconds since the start
     */
    public long getDuration() {
        return Duration.between(build.started(), Instant.now()).toMillis();
    }

    /**
     * @return the time since the start, for people
     */
    public String getDurationString() {
        return getDuration() / 1000.0 + " sec and counting";
    }

    /**
     * @return the start, in milliseconds since 1970
     */
    public long getTimeInMillis() {
        return build.started().toEpochMilli();
    }

    /**
     * @return the start, in milliseconds since 1970
     */
    public long getStartTimeInMillis() {
        return getTimeInMillis();
    }

    /**
     * @return the build before, of which only {@code result} is known; null if there was none
     */
    public Map<String, Object> getPreviousBuild() {
        Result previous = build.settings().previous();
        return previous == null
                ? null
                : Map.of(
                        "result",
                        previous.name(),
                        "currentResult",
                        previous.name(),
                        "number",
                        getNumber() - 1,
                        "displayName",
                        "#" + (getNumber() - 1));
    }

    /**
     * @return the build before, as every build here has ended
     */
    public Map<String, Object> getPreviousCompletedBuild() {
        return getPreviousBuild();
    }

    /**
     * @return the build before, as every build here was built
     */
    public Map<String, Object> getPreviousBuiltBuild() {
        return getPreviousBuild();
    }

    /**
     * @return why it was started: one cause, the user
     */
    public List<Map<String, String>> getBuildCauses() {
        String user = System.getProperty("user.name");
        return List.of(Map.of(
                "_class", USER_CAUSE, "shortDescription", "Started by user " + user, "userId", user, "userName", user));
    }

    /**
     * @param type the class of a cause, as Jenkins names it
     * @return the causes of that class
     */
    public List<Map<String, String>> getBuildCauses(String type) {
        return USER_CAUSE.equals(type) ? getBuildCauses() : List.of();
    }

    /**
     * @return the variables of the build
     */
    public Map<String, String> getBuildVariables() {
        return build.environment().build(build.context());
    }
}
