/** Wapiti 3.0, one module at a time. */
package io.slipway.webscan.wapiti;
