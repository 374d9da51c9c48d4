import { z } from "zod";
import type { Rule } from "../core/fields/check";
import { choice, field } from "../core/fields/field";
import { type Permission, toChange } from "../core/fields/reference";
import { resourceId } from "../core/fields/resource-id";
import { type Status, statusField } from "../core/fields/status";
import { ending, relocated, switchedOff } from "../core/fields/weakening";
import type { Properties, Setting } from "../core/lifecycle/kind";
import { type DataSource, dataSource } from "../core/listing/data-source";
import { UserError } from "../core/session/errors";
import type { Operation } from "../core/session/operation";
import type { BucketLocator } from "./object-storage";

/** What the end of management may do, in the words of `onDelete`. */
export const logEndings = choice({
  restore: "Puts back the logging that was found: status, target, prefix and all else, as one thing.",
  disable: "Switches logging off.",
  keep: "Leaves logging as it is.",
});

/** Where and how one bucket's access is logged. Nothing but the status while it is off. */
export interface BucketLog {
  readonly status: Status;
  readonly targetBucket?: string | undefined;
  readonly targetPrefix?: string | undefined;
  /** What only some clouds have, such as `loggingRole`. */
  readonly [own: string]: unknown;
}

/** What is a cloud's own of the fields. */
interface LogFields<C extends string, Own extends z.ZodRawShape> {
  readonly cloud: C;
  readonly region: z.ZodType<string, string>;
  readonly bucket: z.ZodType<string, string>;
  readonly targetPrefix: z.ZodType<string, string>;
  readonly prefixDoc?: string;
  readonly own: Own;
}

/** A document cannot carry control characters, and blanks at the ends do not survive a reading. */
export const prefixField = z
  .string()
  .regex(/^(?!\s)\P{Cc}*(?<!\s)$/u, "must have no control characters, and no blanks at its ends");

export function logInputs<C extends string, Own extends z.ZodRawShape>(fields: LogFields<C, Own>) {
  const { cloud, region, bucket, targetPrefix, prefixDoc, own } = fields;
  return z.object({
    cloud: field(z.literal(cloud), { doc: "The cloud that holds the bucket.", replaces: true }),
    region: field(region, {
      doc: "The region of the bucket, such as `ap-guangzhou` or `cn-hangzhou`.",
      replaces: true,
    }),
    bucket: field(bucket, {
      doc: "The name of the existing bucket whose access is logged; on Tencent Cloud with the appid, as in `logs-1250000000`.",
      replaces: true,
    }),
    status: field(statusField, { doc: "Whether requests to the bucket are logged.", weakens: switchedOff }),
    targetBucket: field(bucket.optional(), {
      doc: "The bucket that the log files are written to. It must exist, in the same region and account. Required when Enabled; must be left out when Disabled, as `targetPrefix` must.",
      weakens: relocated,
    }),
    targetPrefix: field(targetPrefix.optional(), {
      doc: prefixDoc ?? "What the names of log files begin with, such as `logs/`. Unset is an empty prefix.",
      weakens: relocated,
    }),
    ...own,
    allowLoop: field(z.boolean().default(false), {
      doc: "Allows a bucket to be its own target. Each delivery is a request that is logged again, which costs money and never ends.",
      providerOnly: true,
    }),
    onDelete: field(logEndings.default("restore"), {
      doc: "What happens on destroy: `restore` puts back the logging that was found, as one thing, `disable` switches it off, `keep` leaves it as it is. Set `keep` where requests must be logged after the stack too.",
      providerOnly: true,
      weakens: ending,
    }),
  });
}

/** What all clouds have, for whoever reads inputs of any. */
export type LogInputs = BucketLog & {
  readonly cloud: string;
  readonly region: string;
  readonly bucket: string;
  readonly allowLoop: boolean;
  readonly onDelete: z.output<typeof logEndings>;
};

/** What a cloud must do for the kind. */
export interface LogAdapter<C extends string> {
  readonly cloud: C;
  readonly inputs: z.ZodObject;
  /** Rules of the cloud's own. */
  readonly rules?: readonly Rule<LogInputs>[];
  /** What an unset field means while logging is on, as far as that is known. */
  readonly unset: Readonly<Record<string, string>>;
  readonly pages: { readonly get: string; readonly put: string };
  /** The names of events that change it, in the cloud's own audit service. */
  readonly changedBy: RegExp;
  readonly permissions: { readonly get: string; readonly put: string; readonly otherTarget?: readonly Permission[] };
  readonly example: BucketLocator & BucketLog;
  /** `undefined` only when the bucket is gone. */
  getLog(operation: Operation, locator: BucketLocator): Promise<LogReading | undefined>;
  /** Writes the whole set. `live` is what there is; `restoring` tells that it is what was found. */
  putLog(
    operation: Operation,
    locator: BucketLocator,
    log: BucketLog,
    live: BucketLog,
    restoring: boolean,
  ): Promise<void>;
}

export interface LogReading {
  readonly log: BucketLog;
  readonly requestId: string;
}

/** The fields of the setting itself, which are written and remembered as one. */
export function settingFields({ shape }: { readonly shape: object }): string[] {
  const others = ["cloud", "region", "bucket", "allowLoop", "onDelete"];
  return Object.keys(shape).filter((name) => !others.includes(name));
}

function rulesOf({ inputs, rules = [] }: Pick<LogAdapter<string>, "inputs" | "rules">): Rule<LogInputs>[] {
  const targets = settingFields(inputs).filter((name) => name !== "status");
  return [
    {
      fields: ["status", "targetBucket"],
      check: ({ status, targetBucket }) =>
        status === "Enabled" && targetBucket === undefined
          ? { property: "targetBucket", reason: 'must be set while status is "Enabled", but it is missing' }
          : undefined,
    },
    {
      fields: ["bucket", "targetBucket", "allowLoop"],
      check: ({ bucket, targetBucket, allowLoop }) =>
        bucket === targetBucket && !allowLoop
          ? {
              property: "targetBucket",
              reason: `must not be ${bucket} itself, because each delivery would be logged again. Set allowLoop: true if that is intended`,
            }
          : undefined,
    },
    // No reading tells them back while logging is off, so they would differ for ever.
    ...targets.map(
      (name): Rule<LogInputs> => ({
        fields: ["status", name],
        check: (given) =>
          given.status === "Disabled" && given[name] !== undefined
            ? {
                property: name,
                reason: `must be left out while status is "Disabled", but it is ${JSON.stringify(given[name])}`,
              }
            : undefined,
      }),
    ),
    ...rules,
  ];
}

/** The setting "access log of one bucket" on one cloud. */
export function bucketAccessLog<C extends string>(adapter: LogAdapter<C>): Setting<LogInputs, BucketLocator> {
  const { cloud, inputs, permissions, unset } = adapter;
  const names = settingFields(inputs);
  const logOf = (properties: Properties) =>
    Object.fromEntries(names.map((name) => [name, properties[name]])) as unknown as BucketLog;
  return {
    kind: "BucketAccessLog",
    cloud,
    lifecycleKind: "setting",
    foreseen: true,
    inputs,
    rules: rulesOf(adapter),
    reference: {
      page: adapter.pages.put,
      permissions: [permissions.get, ...toChange(permissions.put, ...(permissions.otherTarget ?? []))],
      example: { cloud, ...adapter.example },
    },
    changedBy: adapter.changedBy,
    outputs: {
      previousLog: field(z.record(z.string(), z.unknown()), {
        doc: "The logging that was found when the bucket came under management, as one thing.",
        stable: true,
      }),
    },

    // What is unset has the value of the other side where that is what unset means.
    aligned(before, after) {
      const same = Object.entries(unset).filter(
        ([name, value]) => (before[name] ?? value) === (after[name] ?? value) && before[name] !== after[name],
      );
      return [{ ...before, ...Object.fromEntries(same.map(([name]) => [name, after[name]])) }, after];
    },
    identity: { words: ["region", "bucket"] },
    describe: ({ bucket, region }) => `the logging of bucket ${bucket} in ${region}`,
    missing: ({ bucket, region }) => `bucket ${bucket} does not exist in ${region}`,
    locate: ({ region, bucket }) => ({ region, bucket }),
    ...resourceId({
      of: "a bucket access log",
      form: `${cloud}/<region>/<bucket>`,
      parts: z.object({
        region: inputs.shape.region as z.ZodType<string>,
        bucket: inputs.shape.bucket as z.ZodType<string>,
      }),
    }),

    async observe(operation, locator) {
      const reading = await adapter.getLog(operation, locator);
      return reading && { inputs: { cloud, ...locator, ...reading.log }, outputs: {} };
    },
    // Only what a state remembers has an output beside its inputs.
    update: (operation, locator, desired, live) =>
      adapter.putLog(operation, locator, logOf(desired), logOf(live.inputs), "previousLog" in desired),

    remember: ({ inputs }) => ({
      previousLog: Object.fromEntries(Object.entries(logOf(inputs)).filter(([, value]) => value !== undefined)),
    }),
    final(state) {
      const bare = Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));
      const found = state.onDelete === "restore" ? (state.previousLog as BucketLog | undefined) : undefined;
      const log = found ?? { status: "Disabled" };
      // A role that was not told is written, for what is unset would leave the present one.
      return { ...bare, ...(log.status === "Enabled" ? unset : {}), ...log } as unknown as LogInputs;
    },
  };
}

/** The data source of the same name: whether and where one bucket's access is logged, without managing it. */
export function getBucketAccessLog<C extends string>(adapter: LogAdapter<C>): DataSource {
  const { cloud, inputs, getLog, pages, permissions, example } = adapter;
  const { region, bucket } = example;
  const told = settingFields(inputs).filter((name) => name !== "status");
  return dataSource<BucketLocator, Record<string, unknown>>({
    name: "getBucketAccessLog",
    cloud,
    arguments: inputs.pick({ cloud: true, region: true, bucket: true }),
    result: z.object({
      status: inputs.shape.status as z.ZodType,
      ...Object.fromEntries(told.map((name) => [name, inputs.shape[name] as z.ZodType])),
      requestId: field(z.string(), { doc: "Names this call in questions to the vendor." }),
    }),
    reference: { page: pages.get, permissions: [permissions.get], example: { cloud, region, bucket } },
    async run(operation, locator) {
      const reading = await getLog(operation, { region: locator.region, bucket: locator.bucket });
      if (reading === undefined)
        throw new UserError(`getBucketAccessLog: bucket ${locator.bucket} does not exist in ${locator.region}`);
      return { ...reading.log, requestId: reading.requestId };
    },
  });
}
