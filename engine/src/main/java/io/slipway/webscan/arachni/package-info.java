/** Arachni 1.6 by its command line. */
package io.slipway.webscan.arachni;
