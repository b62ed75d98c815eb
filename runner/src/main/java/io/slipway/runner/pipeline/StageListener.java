package io.slipway.runner.pipeline;

/** Is told when stages begin and end, on the thread that runs them. */
public interface StageListener {
    /** Somebody who does not listen. */
    StageListener NONE = new StageListener() {
        @Override
        public void started(Stages.Entry stage) {}

        @Override
        public void ended(Stages.Entry stage) {}
    };

    /**
     * @param stage has begun
     */
    void started(Stages.Entry stage);

    /**
     * @param stage has ended, or was skipped
     */
    void ended(Stages.Entry stage);
}
