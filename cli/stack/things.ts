import { unknownValue } from "../../provider/core/check";
import type { KindName } from "../../provider/core/kind";
import { masked } from "./secrets";

type Properties = Readonly<Record<string, unknown>>;

/** What tells one thing of a kind from another in its cloud. A project that is not declared is the configured one. */
const keys: Readonly<Record<KindName, (properties: Properties) => readonly unknown[]>> = {
  BucketAccessMonitor: ({ cloud, region, bucket }) => [cloud, region, bucket],
  AuditTrack: ({ cloud, region, projectId = "", type = "", name }) =>
    type === "system" ? [cloud, region, projectId, type] : [cloud, region, projectId, type, name],
  DatabaseAuditPolicy: ({ cloud, region, projectId = "", engine, instanceId }) => [
    ...[cloud, region, projectId],
    ...[engine, instanceId],
  ],
};

/** The things in the cloud that these properties are of; none where a part of the key is unknown or secret. */
export function things(kind: KindName, properties: Properties): string[] {
  const key = keys[kind](properties);
  const isKnown = (part: unknown) => typeof part === "string" && part !== unknownValue && part !== masked;
  return key.every(isKnown) ? [JSON.stringify([kind, ...key])] : [];
}
