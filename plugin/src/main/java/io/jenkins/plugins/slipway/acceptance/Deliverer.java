package io.jenkins.plugins.slipway.acceptance;

/** A cause of a build that knows who made it be delivered, such as the push that started it. */
public interface Deliverer {
    /**
     * @return how that person is known: ids, names, addresses; none is null
     */
    Iterable<String> deliveredBy();
}
