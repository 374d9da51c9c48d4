import { z } from "zod";
import { choice, field } from "../core/fields/field";
import { type Permission, toChange } from "../core/fields/reference";
import { resourceId } from "../core/fields/resource-id";
import { type Status, statusField } from "../core/fields/status";
import { ending, switchedOff } from "../core/fields/weakening";
import type { Setting } from "../core/lifecycle/kind";
import { type DataSource, dataSource } from "../core/listing/data-source";
import { CloudError, isFault, UserError } from "../core/session/errors";
import type { Operation } from "../core/session/operation";
import type { BucketLocator } from "./object-storage";

const endings = {
  restore: "Puts back the status that was found.",
  disable: "Switches monitoring off, which loses the access history.",
  keep: "Leaves monitoring as it is, so that the access history goes on.",
} as const;

/** What the end of management may do, in the words of `onDelete`. */
export const monitorEndings = choice(endings);

/** The fields, which all clouds share; a cloud says how its buckets and regions are called. */
export function monitorInputs<C extends string>(
  cloud: C,
  region: z.ZodType<string, string>,
  bucket: z.ZodType<string, string>,
) {
  return z.object({
    cloud: field(z.literal(cloud), { doc: "The cloud that holds the bucket.", replaces: true }),
    region: field(region, {
      doc: "The region of the bucket, such as `ap-guangzhou` or `cn-hangzhou`.",
      replaces: true,
    }),
    bucket: field(bucket, {
      doc: "The name of an existing bucket; on Tencent Cloud with the appid, as in `logs-1250000000`.",
      replaces: true,
    }),
    status: field(statusField, {
      doc: "Whether the last access time of objects is recorded.",
      weakens: switchedOff,
    }),
    onDelete: field(monitorEndings.default("restore"), {
      doc: "What happens on destroy: `restore` puts back the status that was found, `disable` switches monitoring off, `keep` leaves it as it is. Switching off loses the access history: set `keep` where the history is needed after the stack, or where another stack takes the bucket over.",
      providerOnly: true,
      weakens: ending,
    }),
  });
}

type MonitorInputs = z.output<ReturnType<typeof monitorInputs<string>>> & Record<string, unknown>;

/** One reading of a monitor. */
const monitorReading = z.object({
  status: field(statusField, { doc: "Whether the last access time of objects is recorded." }),
  requestId: field(z.string(), { doc: "Names this call in questions to the vendor." }),
});

export type MonitorReading = z.output<typeof monitorReading>;

/** What a cloud must do for the kind. */
export interface MonitorAdapter<C extends string> {
  readonly cloud: C;
  readonly inputs: ReturnType<typeof monitorInputs<C>>;
  readonly pages: { readonly get: string; readonly put: string };
  /** The names of events that change it, in the cloud's own audit service. */
  readonly changedBy: RegExp;
  readonly permissions: { readonly get: Permission; readonly put: Permission; readonly rules: string };
  /** A bucket for examples. */
  readonly example: BucketLocator;
  /** `undefined` only when the bucket is gone. */
  getStatus(operation: Operation, locator: BucketLocator): Promise<MonitorReading | undefined>;
  putStatus(operation: Operation, locator: BucketLocator, status: Status): Promise<void>;
}

export const whenRules = "to name the lifecycle rules for which monitoring cannot be switched off";

/** The setting "access monitoring of one bucket" on one cloud. */
export function bucketAccessMonitor<C extends string>(
  adapter: MonitorAdapter<C>,
): Setting<MonitorInputs, BucketLocator> {
  const { cloud, permissions } = adapter;
  return {
    kind: "BucketAccessMonitor",
    cloud,
    lifecycleKind: "setting",
    foreseen: true,
    inputs: adapter.inputs,
    reference: {
      page: adapter.pages.put,
      permissions: [permissions.get, ...toChange(permissions.put, { name: permissions.rules, when: whenRules })],
      example: { cloud, ...adapter.example, status: "Enabled" },
    },
    changedBy: adapter.changedBy,
    outputs: {
      previousStatus: field(statusField, {
        doc: "The status that was found when the bucket came under management.",
        stable: true,
      }),
    },

    identity: { words: ["region", "bucket"] },
    describe: ({ bucket, region }) => `the access monitor of bucket ${bucket} in ${region}`,
    missing: ({ bucket, region }) => `bucket ${bucket} does not exist in ${region}`,
    locate: ({ region, bucket }) => ({ region, bucket }),
    ...resourceId({
      of: "a bucket access monitor",
      form: `${cloud}/<region>/<bucket>`,
      parts: z.object({ region: adapter.inputs.shape.region, bucket: adapter.inputs.shape.bucket }),
    }),

    async observe(operation, locator) {
      const reading = await adapter.getStatus(operation, locator);
      return reading && { inputs: { cloud, ...locator, status: reading.status }, outputs: {} };
    },
    update: (operation, locator, { status }) => adapter.putStatus(operation, locator, status),

    remember: ({ inputs }) => ({ previousStatus: inputs.status }),
    final(state) {
      const restored = statusField.safeParse(state.previousStatus);
      return { ...state, status: state.onDelete === "restore" && restored.success ? restored.data : "Disabled" };
    },
  };
}

/** The data source of the same name: whether one bucket is monitored, without managing it. */
export function getBucketAccessMonitor<C extends string>(adapter: MonitorAdapter<C>): DataSource {
  const { cloud, inputs, getStatus, pages, permissions, example } = adapter;
  return dataSource<BucketLocator, MonitorReading>({
    name: "getBucketAccessMonitor",
    cloud,
    arguments: inputs.pick({ cloud: true, region: true, bucket: true }),
    result: monitorReading,
    reference: { page: pages.get, permissions: [permissions.get], example: { cloud, ...example } },
    async run(operation, { region, bucket }) {
      const reading = await getStatus(operation, { region, bucket });
      if (reading === undefined)
        throw new UserError(`getBucketAccessMonitor: bucket ${bucket} does not exist in ${region}`);
      return reading;
    },
  });
}

/** How a cloud's lifecycle rules are read, to tell why monitoring cannot be switched off. */
export interface RulesByAccess {
  /** The permission to read them, as the vendor writes it. */
  readonly permission: string;
  /** The ids of the rules that use the last access time. */
  read(): Promise<readonly string[]>;
}

/**
 * Explains a refusal to switch monitoring off: a lifecycle rule that uses the last access time forbids it. The rules are
 * the user's, so they are named and never touched. Returns `refusal` itself when no such rule is found.
 */
export async function explainDisableRefusal(
  refusal: CloudError,
  certain: boolean,
  rules: RulesByAccess,
): Promise<CloudError> {
  const waysOut =
    'Either remove the rule, or keep monitoring on and only give up its management: set onDelete to "keep", or the resource ' +
    "option retainOnDelete, run pulumi up, then destroy";
  const explained = (advice: string) => new CloudError({ ...refusal.fault, advice }, { cause: refusal });
  try {
    const ids = await rules.read();
    if (ids.length > 0)
      return explained(`Lifecycle rules that use the last access time are in the way: ${ids.join(", ")}. ${waysOut}`);
    return certain ? explained(`A lifecycle rule that uses the last access time is in the way. ${waysOut}`) : refusal;
  } catch (error) {
    if (!isFault(error, "Denied")) return refusal;
    const cause = `A lifecycle rule that uses the last access time ${certain ? "is" : "may be"} in the way`;
    const hint = `${cause}; the permission ${rules.permission}, which would show which rules, is missing. ${waysOut}`;
    // Then the missing permission to write is the likelier reason, and stays what is said first.
    return explained(isFault(refusal, "Denied") && refusal.fault.advice ? `${refusal.fault.advice}. ${hint}` : hint);
  }
}
