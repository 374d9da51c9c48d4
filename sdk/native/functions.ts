import * as pulumi from "@pulumi/pulumi";
import type { SourceName } from "../../provider/kinds";
import { functionToken } from "../../provider/kinds/tokens";
import type * as dynamic from "..";
import type { Inputs } from "../inputs";
import type { GetAuditLogsByCloud } from "../types/get-audit-logs";
import type { GetAuditTracksByCloud } from "../types/get-audit-tracks";

/** Runs a data source of the plugin. */
function get<R>(name: SourceName, args: object, options?: pulumi.InvokeOptions): Promise<R> {
  return pulumi.runtime.invoke(functionToken(name), timesAsText(args), options ?? {}) as Promise<R>;
}

function getOutput<R>(name: SourceName, args: object, options?: pulumi.InvokeOutputOptions): pulumi.Output<R> {
  return pulumi.runtime.invokeOutput(functionToken(name), timesAsText(args), options ?? {}) as pulumi.Output<R>;
}

/** A Date is no value of the engine's. */
function timesAsText(args: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );
}

/** {@link dynamic.getBucketAccessMonitor} by the plugin. */
export function getBucketAccessMonitor(
  args: dynamic.GetBucketAccessMonitorArgs,
  options?: pulumi.InvokeOptions,
): Promise<dynamic.GetBucketAccessMonitorResult> {
  return get("getBucketAccessMonitor", args, options);
}

/** {@link getBucketAccessMonitor} of arguments that may come from resources. */
export function getBucketAccessMonitorOutput(
  args: Inputs<dynamic.GetBucketAccessMonitorArgs>,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetBucketAccessMonitorResult> {
  return getOutput("getBucketAccessMonitor", args, options);
}

/** {@link dynamic.getBucketAccessLog} by the plugin. */
export function getBucketAccessLog(
  args: dynamic.GetBucketAccessLogArgs,
  options?: pulumi.InvokeOptions,
): Promise<dynamic.GetBucketAccessLogResult> {
  return get("getBucketAccessLog", args, options);
}

/** {@link getBucketAccessLog} of arguments that may come from resources. */
export function getBucketAccessLogOutput(
  args: Inputs<dynamic.GetBucketAccessLogArgs>,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetBucketAccessLogResult> {
  return getOutput("getBucketAccessLog", args, options);
}

/** {@link dynamic.getBuckets} by the plugin. */
export function getBuckets(
  args: dynamic.GetBucketsArgs,
  options?: pulumi.InvokeOptions,
): Promise<dynamic.GetBucketsResult> {
  return get("getBuckets", args, options);
}

/** {@link getBuckets} of arguments that may come from resources. */
export function getBucketsOutput(
  args: Inputs<dynamic.GetBucketsArgs>,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetBucketsResult> {
  return getOutput("getBuckets", args, options);
}

/** {@link dynamic.getAuditTracks} by the plugin. */
export function getAuditTracks<C extends keyof GetAuditTracksByCloud>(
  args: { cloud: C } & GetAuditTracksByCloud[C]["args"],
  options?: pulumi.InvokeOptions,
): Promise<dynamic.GetAuditTracksResult<C>> {
  return get("getAuditTracks", args, options);
}

/** {@link getAuditTracks} of arguments that may come from resources. */
export function getAuditTracksOutput<C extends keyof GetAuditTracksByCloud>(
  args: { cloud: C } & Inputs<GetAuditTracksByCloud[C]["args"]>,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetAuditTracksResult<C>> {
  return getOutput("getAuditTracks", args, options);
}

/** {@link dynamic.getAuditEvents} by the plugin. */
export function getAuditEvents(
  args: dynamic.GetAuditEventsArgs,
  options?: pulumi.InvokeOptions,
): Promise<dynamic.GetAuditEventsResult> {
  return get("getAuditEvents", args, options);
}

/** {@link getAuditEvents} of arguments that may come from resources. */
export function getAuditEventsOutput(
  args: Inputs<dynamic.GetAuditEventsArgs>,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetAuditEventsResult> {
  return getOutput("getAuditEvents", args, options);
}

/** {@link dynamic.getAuditGlobalRegion} by the plugin. */
export function getAuditGlobalRegion(
  args: dynamic.GetAuditGlobalRegionArgs,
  options?: pulumi.InvokeOptions,
): Promise<dynamic.GetAuditGlobalRegionResult> {
  return get("getAuditGlobalRegion", args, options);
}

/** {@link getAuditGlobalRegion} of arguments that may come from resources. */
export function getAuditGlobalRegionOutput(
  args: Inputs<dynamic.GetAuditGlobalRegionArgs>,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetAuditGlobalRegionResult> {
  return getOutput("getAuditGlobalRegion", args, options);
}

/** {@link dynamic.getAuditLogs} by the plugin. */
export function getAuditLogs<C extends keyof GetAuditLogsByCloud>(
  args: { cloud: C } & GetAuditLogsByCloud[C]["args"],
  options?: pulumi.InvokeOptions,
): Promise<dynamic.GetAuditLogsResult<C>> {
  return get("getAuditLogs", args, options);
}

/** {@link getAuditLogs} of arguments that may come from resources. */
export function getAuditLogsOutput<C extends keyof GetAuditLogsByCloud>(
  args: { cloud: C } & Inputs<GetAuditLogsByCloud[C]["args"]>,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetAuditLogsResult<C>> {
  return getOutput("getAuditLogs", args, options);
}

/** {@link dynamic.getAuditLogLinksOutput} by the plugin; always secret. */
export function getAuditLogLinksOutput(
  args: dynamic.GetAuditLogLinksArgs,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetAuditLogLinksResult> {
  return pulumi.secret(getOutput<dynamic.GetAuditLogLinksResult>("getAuditLogLinks", args, options));
}

/** {@link dynamic.getAuditRecordsOutput} by the plugin; always secret. */
export function getAuditRecordsOutput(
  args: dynamic.GetAuditRecordsArgs,
  options?: pulumi.InvokeOutputOptions,
): pulumi.Output<dynamic.GetAuditRecordsResult> {
  return pulumi.secret(getOutput<dynamic.GetAuditRecordsResult>("getAuditRecords", args, options));
}
