/** Trivy: how it is called so that only the operator has a say, how its report is read, and how it proves that it looked. */
package io.slipway.scan.trivy;
