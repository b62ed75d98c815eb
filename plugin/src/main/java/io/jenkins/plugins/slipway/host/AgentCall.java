package io.jenkins.plugins.slipway.host;

import jenkins.agents.ControllerToAgentCallable;

/**
 * Something that the agent's process does for the controller. It takes and gives back plain values only, and nothing ever calls the other
 * way round; only the lines of a running command come through a stream.
 *
 * @param <V> what it gives back: a type of the JDK's that Jenkins allows, or a record of this package
 */
interface AgentCall<V> extends ControllerToAgentCallable<V, Exception> {}
