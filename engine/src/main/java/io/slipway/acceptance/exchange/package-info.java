/** Acceptances in the formats of others: Trivy's ignore files, OpenVEX and CycloneDX. */
package io.slipway.acceptance.exchange;
