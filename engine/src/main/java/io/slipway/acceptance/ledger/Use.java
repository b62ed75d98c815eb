package io.slipway.acceptance.ledger;

import java.time.LocalDate;

/**
 * That a decision applied to a finding.
 *
 * @param where the build whose image had the finding
 * @param day when, in UTC
 */
public record Use(String where, LocalDate day) {}
