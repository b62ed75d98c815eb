/** What the adapters of scanners share: what to scan, the canaries, reading JSON as a stream, doing several things at once. */
package io.slipway.scan.adapter;
