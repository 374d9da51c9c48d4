import type { z } from "zod";
import { checkInputs, type Rule } from "./check";
import { UserError } from "./errors";
import { Operation } from "./operation";
import { plain } from "./plain";
import type { Session } from "./session";

/** The data sources; each cloud offers some. */
export type SourceName =
  | "getBucketAccessMonitor"
  | "getBuckets"
  | "getAuditTracks"
  | "getAuditEvents"
  | "getAuditLogs"
  | "getAuditLogLinks";

/** What the data sources list, for schemas and reference pages. */
export const sourceDocs: Readonly<Record<SourceName, string>> = {
  getBucketAccessMonitor: "Whether the access to one bucket is monitored.",
  getBuckets: "All buckets of the account, in all regions. A bucket that was made a moment ago may be missing.",
  getAuditTracks: "The audit tracks of a region.",
  getAuditEvents: "What happened in the account, as its audit service recorded it: all pages, and long spans in parts.",
  getAuditLogs: "The audit log files of a database instance, by begin time: all pages, and long spans in parts.",
  getAuditLogLinks:
    "Links to audit log files, in the order of the ids, each valid for 5 minutes. Whoever has a link can read the file, so they are secret.",
};

/** What a cloud supplies for one data source. */
export interface SourceDefinition<A, R> {
  readonly name: SourceName;
  readonly cloud: string;
  readonly arguments: z.ZodObject;
  /** The shape of what `run` returns; types and schemas come from it. */
  readonly result: z.ZodObject;
  readonly rules?: readonly Rule<A>[];
  run(operation: Operation, args: A): Promise<R>;
}

/** A data source of one cloud, as the SDK and the plugin call it. */
export interface DataSource {
  readonly name: SourceName;
  readonly cloud: string;
  readonly arguments: z.ZodObject;
  readonly result: z.ZodObject;
  /** Checks the arguments before any call, then lists. */
  run(session: Session, given: Record<string, unknown>, cancel?: AbortSignal): Promise<object>;
}

export function dataSource<A, R extends object>(definition: SourceDefinition<A, R>): DataSource {
  const { name, cloud, rules = [] } = definition;
  return {
    name,
    cloud,
    arguments: definition.arguments,
    result: definition.result,
    async run(session, given, cancel) {
      const { inputs, failures } = checkInputs(definition.arguments, rules, given);
      if (failures.length > 0) {
        throw new UserError(failures.map(({ property, reason }) => `${name}: ${property} ${reason}`).join("\n"));
      }
      const operation = new Operation(session, cancel ? { cancel } : {});
      return plain(await definition.run(operation, inputs as A));
    },
  };
}
