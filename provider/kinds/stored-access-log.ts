import { type Permission, termsOf } from "../core/fields/reference";
import { CloudError, isFault } from "../core/session/errors";
import type { Operation } from "../core/session/operation";
import { emptyAnswer } from "../http/empty-answer";
import type { BucketLog, LogAdapter, LogReading } from "./bucket-access-log";
import type { BucketLocator, ObjectStorage } from "./object-storage";

/** How a cloud writes the sub-resource `?logging`, and what it says of it. */
export interface LogDialect<C> {
  readonly storage: ObjectStorage<C>;
  readonly permissions: LogAdapter<string>["permissions"];
  toWire(log: BucketLog): string;
  fromWire(body: string): BucketLog;
  /** Whether a failure says that logging was never configured. */
  isUnset?(error: CloudError): boolean;
  /** Fields that the cloud fills in, which a write must not lose. */
  readonly serverFilled: readonly string[];
}

/** Reads and writes the logging of one bucket. Each write replaces the whole set. */
export function storedLog<C>(dialect: LogDialect<C>): Pick<LogAdapter<string>, "permissions" | "getLog" | "putLog"> {
  const { storage, permissions, serverFilled } = dialect;

  async function readLog(operation: Operation, locator: BucketLocator): Promise<LogReading> {
    try {
      return await storage.callBucket(operation, locator, {
        action: "GetBucketLogging",
        attempted: `read the logging of bucket ${locator.bucket} in ${locator.region}`,
        permission: permissions.get,
        subresource: "logging",
        decode: (response) => ({ log: dialect.fromWire(response.body), requestId: storage.requestId(response) }),
      });
    } catch (error) {
      if (isFault(error, "Invalid") && dialect.isUnset?.(error))
        return { log: { status: "Disabled" }, requestId: error.fault.requestId ?? "" };
      throw error;
    }
  }

  /**
   * A target that does not exist, or is elsewhere or somebody else's, may be accepted and never written to. Only the owner may read
   * its logging, by the host of its region, so that one read tells all three. It tells a circle, too.
   */
  async function examineTarget(operation: Operation, { region, bucket }: BucketLocator, target: string) {
    const reading = await readLog(operation, { region, bucket: target });
    if (reading.log.targetBucket === bucket && target !== bucket)
      operation.session.warn(
        `The logging of bucket ${target} in ${region} goes to ${bucket}, and that of ${bucket} to ${target}: each delivery is logged ` +
          "again, which costs money and never ends. Give one of them another target.",
      );
  }

  return {
    permissions,
    async getLog(operation, locator) {
      try {
        return await readLog(operation, locator);
      } catch (error) {
        if (isFault(error, "NotFound")) return undefined;
        throw error;
      }
    },

    async putLog(operation, locator, desired, live, restoring) {
      const kept = serverFilled.map((name) => [name, desired[name] ?? live[name]] as const);
      const log = desired.status === "Enabled" ? { ...desired, ...Object.fromEntries(kept) } : desired;
      const { targetBucket } = log;
      try {
        if (targetBucket !== undefined && targetBucket !== live.targetBucket && targetBucket !== locator.bucket)
          await examineTarget(operation, locator, targetBucket);
      } catch (error) {
        throw ofTarget(error, targetBucket, locator, restoring);
      }
      try {
        await storage.callBucket(operation, locator, {
          action: "PutBucketLogging",
          attempted: `set the logging of bucket ${locator.bucket} in ${locator.region} to ${log.status}`,
          permission: permissions.put,
          permissionsBesides: targetBucket === locator.bucket ? [] : namesIn(permissions.otherTarget ?? []),
          subresource: "logging",
          body: dialect.toWire(log),
          decode: emptyAnswer,
        });
      } catch (error) {
        if (targetBucket === undefined || !isFault(error, "Invalid")) throw error;
        throw ofTarget(error, targetBucket, locator, restoring);
      }
    },
  };
}

const namesIn = (permissions: readonly Permission[]) => permissions.map((one) => termsOf(one).name);

/** What a refusal because of a target means, and what to do. A failure that says nothing about it stays as it is. */
function ofTarget(error: unknown, target: string | undefined, { region }: BucketLocator, restoring: boolean): unknown {
  if (!isFault(error, "NotFound", "Invalid", "Denied", "Conflict")) return error;
  const rule = `The target bucket ${target} must exist in ${region} and belong to the account of the source`;
  const wayOut = restoring
    ? `It is the target that was found when the bucket came under management. If it is gone, set onDelete to "disable" or "keep", ` +
      "run pulumi up, then destroy"
    : "Create it first, or correct targetBucket";
  const { advice, kind } = error.fault;
  const told = [advice, rule, wayOut].filter(Boolean).join(". ");
  // The bucket whose logging is set is another one, and that one is there.
  return new CloudError(
    { ...error.fault, kind: kind === "NotFound" ? "Invalid" : kind, advice: told },
    { cause: error },
  );
}
