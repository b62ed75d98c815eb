/** What people and other tools read of a delivery record: an HTML page without script, SARIF 2.1.0 and JUnit XML (design §5). */
package io.slipway.report;
