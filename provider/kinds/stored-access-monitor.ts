import type { Status } from "../core/fields/status";
import { type CloudError, isFault } from "../core/session/errors";
import type { Operation } from "../core/session/operation";
import { emptyAnswer } from "../http/empty-answer";
import { explainDisableRefusal, type MonitorAdapter, type MonitorReading } from "./bucket-access-monitor";
import type { BucketLocator, ObjectStorage } from "./object-storage";

/** How a cloud writes the sub-resource `?accessmonitor`, and what it says of it. */
export interface MonitorDialect<C> {
  readonly storage: ObjectStorage<C>;
  readonly permissions: { readonly get: string; readonly put: string; readonly rules: string };
  toWire(status: Status): string;
  fromWire(body: string): Status;
  /** Whether a failure says that the bucket was never configured. */
  isUnset?(error: CloudError): boolean;
  /** Lifecycle rules that use the last access time may forbid to switch off: whether this refusal may be, or is, that one. */
  isRefusal(error: CloudError): "maybe" | "certain" | undefined;
  /** The ids of such rules. Disabled ones count: whether they are in the way is not documented, or all must go first. */
  rulesFromWire(body: string): string[];
  /** The code of a bucket without rules, where that is a failure. */
  readonly noRulesCode?: string;
  /** The permission to read the rules as messages tell it, where the vendor's pages do not agree on one. */
  readonly rulesPermission?: string;
}

/** Reads and writes the monitor of one bucket. There is no way to delete the setting; writing the same status is accepted. */
export function storedMonitor<C>(
  dialect: MonitorDialect<C>,
): Pick<MonitorAdapter<string>, "permissions" | "getStatus" | "putStatus"> {
  const { storage, permissions } = dialect;
  const rules = (operation: Operation, locator: BucketLocator) => rulesByAccess(dialect, operation, locator);
  return {
    permissions,
    async getStatus(operation, locator): Promise<MonitorReading | undefined> {
      try {
        return await storage.callBucket(operation, locator, {
          action: "GetBucketAccessMonitor",
          attempted: `read the access monitor of bucket ${locator.bucket} in ${locator.region}`,
          permission: permissions.get,
          subresource: "accessmonitor",
          decode: (response) => ({ status: dialect.fromWire(response.body), requestId: storage.requestId(response) }),
        });
      } catch (error) {
        if (isFault(error, "NotFound")) return undefined;
        if (isFault(error, "Invalid") && dialect.isUnset?.(error))
          return { status: "Disabled", requestId: error.fault.requestId ?? "" };
        throw error;
      }
    },
    async putStatus(operation, locator, status) {
      try {
        await storage.callBucket(operation, locator, {
          action: "PutBucketAccessMonitor",
          attempted: `set the access monitor of bucket ${locator.bucket} in ${locator.region} to ${status}`,
          permission: permissions.put,
          subresource: "accessmonitor",
          body: dialect.toWire(status),
          decode: emptyAnswer,
        });
      } catch (error) {
        if (status === "Enabled" || !isFault(error, "Invalid", "Conflict", "Denied")) throw error;
        const refusal = dialect.isRefusal(error);
        if (refusal === undefined) throw error;
        const permission = dialect.rulesPermission ?? permissions.rules;
        const read = () => rules(operation, locator);
        throw await explainDisableRefusal(error, refusal === "certain", { permission, read });
      }
    },
  };
}

async function rulesByAccess<C>(
  { storage, permissions, rulesFromWire, noRulesCode }: MonitorDialect<C>,
  operation: Operation,
  locator: BucketLocator,
): Promise<string[]> {
  try {
    return await storage.callBucket(operation, locator, {
      action: "GetBucketLifecycle",
      attempted: `read the lifecycle rules of bucket ${locator.bucket} in ${locator.region}`,
      permission: permissions.rules,
      subresource: "lifecycle",
      answerSize: "list",
      decode: ({ body }) => rulesFromWire(body),
    });
  } catch (error) {
    if (noRulesCode !== undefined && isFault(error, "Invalid") && error.fault.code === noRulesCode) return [];
    throw error;
  }
}
