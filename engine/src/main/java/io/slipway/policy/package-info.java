/** What the operator allows: thresholds, registries and their credentials, web-scan targets, tools. Steps and files of an application only tighten it. */
package io.slipway.policy;
