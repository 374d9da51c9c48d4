import type { CloudState, JournalEntry } from "../stage/emulator.mts";

/** One resource of a program. */
export interface Declared {
  readonly kind:
    | "AuditHistoryDelivery"
    | "AuditInsight"
    | "AuditNotification"
    | "AuditLogExport"
    | "AuditTrack"
    | "BucketAccessLog"
    | "BucketAccessLogs"
    | "BucketAccessMonitor"
    | "BucketAccessMonitors"
    | "DatabaseAuditPolicy";
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The resource that has to be there before. */
  readonly after?: string;
}

/** What the cloud has of each resource, by the resource's name. */
export type Look = Readonly<Record<string, unknown>>;

/** Every kind that a cloud offers, in one program. */
export interface Subject {
  /** What is declared first; everything is on. */
  readonly first: readonly Declared[];
  /** The same resources with a field changed in each, `status` among them. */
  readonly changed: readonly Declared[];
  /** The resources that exist anyway; all others are made and deleted. */
  readonly settings: readonly string[];
  /**
   * What of the cloud's state concerns the program, without what differs from run to run. Of what is made and deleted, all
   * there is, so that a second one shows.
   */
  look(state: CloudState): Look;
  /** The resource that a request switches off, narrows or deletes, judged against what is declared. */
  weakens(entry: JournalEntry, declared: readonly Declared[]): string | undefined;
}

/** The clouds name what reads by these words. */
const reading = /^(Describe|Get|List|Lookup|Show)/;

/** Whether a request may change anything; one with an unknown name may. */
export const isWrite = ({ action }: JournalEntry): boolean => !reading.test(action);

/** An object without some of its members. */
export function without(value: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(Object(value)).filter(([name]) => !names.includes(name)));
}

/** The members of a body in JSON; nothing when it is something else. */
export function jsonOf({ body }: JournalEntry): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

/** What the program declares of a resource. */
export function argumentsOf(declared: readonly Declared[], resource: string): Readonly<Record<string, unknown>> {
  return declared.find(({ name }) => name === resource)?.args ?? {};
}

/** The log of a bucket, in another form than the one that is declared; off is a document without a target. */
export function weakensLog(
  { action, body, resource: bucket = "" }: JournalEntry,
  declared: readonly Declared[],
  resource: string,
): boolean {
  const { status, targetPrefix } = argumentsOf(declared, resource);
  if (action !== "PutBucketLogging" || status === "Disabled") return false;
  return !body.includes("TargetBucket") || !body.includes(String(targetPrefix).replace("{bucket}", bucket));
}

/** The log of the bucket `bucket` to itself, for there is one bucket. */
export const bucketLog = (place: object, bucket: string, log: object): Declared => ({
  kind: "BucketAccessLog",
  name: "log",
  args: { ...place, bucket, status: "Enabled", targetBucket: bucket, targetPrefix: "logs/", allowLoop: true, ...log },
});

/** The monitor of a bucket: all clouds that have one agree on the action, and write the status into the body. */
export function weakensMonitor(
  { action, body }: JournalEntry,
  declared: readonly Declared[],
  resource: string,
): boolean {
  const isOff = action === "PutBucketAccessMonitor" && body.includes("Disabled");
  return isOff && argumentsOf(declared, resource).status !== "Disabled";
}
