package io.slipway.runner.declarative;

import java.util.List;

/** The conditions of a stage, all of which must hold. */
record When(List<Call> conditions, boolean beforeAgent, boolean beforeInput, boolean beforeOptions) {}
