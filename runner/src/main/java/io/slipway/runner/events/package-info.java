/** What a run tells the process that started it: a line of JSON for each event, appended to a file. */
package io.slipway.runner.events;
