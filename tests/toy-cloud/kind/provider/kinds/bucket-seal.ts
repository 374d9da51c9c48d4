import { z } from "zod";
import { choice, field } from "../core/fields/field";
import type { Reference } from "../core/fields/reference";
import { resourceId } from "../core/fields/resource-id";
import { type Status, statusField } from "../core/fields/status";
import { ending, switchedOff } from "../core/fields/weakening";
import type { Setting } from "../core/lifecycle/kind";
import type { Operation } from "../core/session/operation";
import type { BucketLocator } from "./object-storage";

const endings = { restore: "Puts back the status that was found.", disable: "Breaks the seal." };

/** The fields, which all clouds share. */
function sealInputs<C extends string>(cloud: C, region: z.ZodType<string, string>, bucket: z.ZodType<string, string>) {
  return z.object({
    cloud: field(z.literal(cloud), { doc: "The cloud that holds the bucket.", replaces: true }),
    region: field(region, { doc: "The region of the bucket.", replaces: true }),
    bucket: field(bucket, { doc: "The name of an existing bucket.", replaces: true }),
    status: field(statusField, { doc: "Whether the bucket is sealed.", weakens: switchedOff }),
    onDelete: field(choice(endings).default("restore"), {
      doc: "What happens on destroy.",
      providerOnly: true,
      weakens: ending,
    }),
  });
}

type SealInputs = z.output<ReturnType<typeof sealInputs<string>>> & Record<string, unknown>;

/** What a cloud must do for the kind. */
export interface SealAdapter<C extends string> {
  readonly cloud: C;
  readonly region: z.ZodType<string, string>;
  readonly bucket: z.ZodType<string, string>;
  readonly reference: Reference;
  /** The names of events that change it, in the cloud's own audit service. */
  readonly changedBy: RegExp;
  /** `undefined` only when the bucket is gone. */
  getSeal(operation: Operation, locator: BucketLocator): Promise<Status | undefined>;
  putSeal(operation: Operation, locator: BucketLocator, status: Status): Promise<void>;
}

/** The setting "seal of one bucket" on one cloud. */
export function bucketSeal<C extends string>(adapter: SealAdapter<C>): Setting<SealInputs, BucketLocator> {
  const { cloud, region, bucket, reference, changedBy } = adapter;
  return {
    kind: "BucketSeal",
    cloud,
    lifecycleKind: "setting",
    inputs: sealInputs(cloud, region, bucket),
    reference,
    changedBy,
    outputs: {
      previousStatus: field(statusField, {
        doc: "The status that was found when the bucket came under management.",
        stable: true,
      }),
    },
    identity: { words: ["region", "bucket"] },
    describe: (locator) => `the seal of bucket ${locator.bucket} in ${locator.region}`,
    missing: (locator) => `bucket ${locator.bucket} does not exist in ${locator.region}`,
    locate: (inputs) => ({ region: inputs.region, bucket: inputs.bucket }),
    ...resourceId({ of: "a bucket seal", form: `${cloud}/<region>/<bucket>`, parts: z.object({ region, bucket }) }),
    async observe(operation, locator) {
      const status = await adapter.getSeal(operation, locator);
      return status && { inputs: { cloud, ...locator, status }, outputs: {} };
    },
    update: (operation, locator, { status }) => adapter.putSeal(operation, locator, status),
    remember: ({ inputs }) => ({ previousStatus: inputs.status }),
    final(state) {
      const restored = statusField.safeParse(state.previousStatus);
      return { ...state, status: state.onDelete === "restore" && restored.success ? restored.data : "Disabled" };
    },
  };
}
