/** What the security officer decided of vulnerabilities: the acceptances file, the operator's own entries, and which of them hold (design §4). */
package io.slipway.acceptance;
