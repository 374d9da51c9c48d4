import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field, word } from "../../../core/fields/field";
import { statusField } from "../../../core/fields/status";
import {
  destination,
  ending,
  exclusions,
  protection,
  retention,
  scope,
  switchedOff,
  widening,
} from "../../../core/fields/weakening";
import { projectIdField, regionField } from "../fields";

/** Where a tracker delivers: `obs_info` of https://support.huaweicloud.com/intl/en-us/api-cts/CreateTracker.html */
const transferShape = {
  bucketName: field(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{2,62}$/, "must be 3 to 63 lower-case letters, digits, hyphens or dots (CTS.0231)"),
    { doc: "The OBS bucket that receives the events.", weakens: destination },
  ),
  filePrefixName: field(
    z
      .string()
      .regex(/^[A-Za-z0-9._-]{0,64}$/, "must be at most 64 letters, digits, dots, hyphens or underscores (CTS.0218)")
      .default(""),
    { doc: "The prefix of the delivered files." },
  ),
  isObsCreated: field(z.boolean().default(false), {
    doc: "Whether CTS creates the bucket when it is first named. It must not exist then.",
    providerOnly: true,
  }),
  compressType: field(choice({ gzip: "Compressed files.", json: "Files that are not compressed." }).default("gzip"), {
    doc: "`gzip`, or `json` for files that are not compressed.",
  }),
  isSortByService: field(z.boolean().default(true), { doc: "Whether the path of a file has the service's name." }),
};

const days = [0, 30, 60, 90, 180, 1095] as const;

const commonShape = {
  cloud: field(z.literal("huawei"), { doc: "The cloud whose account is audited.", replaces: true }),
  region: field(regionField, { doc: "The region whose events are recorded, such as `cn-north-4`.", replaces: true }),
  projectId: field(projectIdField.optional(), {
    doc: "The project, 32 letters and digits. By default that of the configuration, of the environment or of the credentials, else the one that has the region's name.",
    replaces: true,
    serverFilled: true,
  }),
  status: field(statusField, {
    doc: "Whether the tracker records. One that records but cannot deliver is Enabled, with the reason in `deliveryError`.",
    weakens: switchedOff,
  }),
  agencyName: field(z.string().min(1).optional(), {
    doc: "The agency by which CTS writes; `cts_admin_trust` makes CTS create it. Unset keeps what is there.",
    serverFilled: true,
    notReturned: true,
  }),
  isLtsEnabled: field(z.boolean().default(false), {
    doc: "Whether the events are copied to LTS.",
    weakens: protection("the events are no longer copied to LTS"),
  }),
  isSupportValidate: field(z.boolean().default(false), {
    doc: "Whether digest files prove that files were not changed.",
    weakens: protection("nothing proves any more that files were not changed"),
  }),
  tags: field(z.record(z.string().min(1), z.string()).optional(), {
    doc: "Tags of the tracker. CTS does not list them, so their drift does not show; those that others set are left alone, and a system tracker keeps its own on destroy.",
    notReturned: true,
  }),
};

/** https://support.huaweicloud.com/intl/en-us/api-cts/UpdateTracker.html */
export const systemTrackerInputs = z.object({
  ...commonShape,
  type: field(word("system", "The region's one tracker of management events."), {
    doc: "The region's one tracker of management events.",
    replaces: true,
  }),
  name: field(z.literal("system").default("system"), {
    doc: "Always `system`.",
    replaces: true,
  }),
  isOrganizationTracker: field(z.boolean().default(false), {
    doc: "Whether the organization's accounts are recorded too; for its administrator, and once in an organization.",
    weakens: widening("the organization's accounts"),
  }),
  excludeServices: field(z.array(choice({ KMS: "The key management service." })).default([]), {
    doc: "Services whose events are left out; only `KMS` can be.",
    unordered: true,
    weakens: exclusions,
  }),
  isSupportTraceFilesEncryption: field(z.boolean().default(false), {
    doc: "Whether delivered files are encrypted, by the key `kmsId`.",
    weakens: protection("delivered files are no longer encrypted"),
  }),
  kmsId: field(z.string().min(1).optional(), { doc: "The id of the key that encrypts delivered files." }),
  obs: field(z.object(transferShape).optional(), {
    doc: "Where the events are delivered. Unset means nowhere: they are kept for 7 days.",
    weakens: destination,
  }),
  onDelete: field(
    choice({
      restore: "Puts back every field that was found.",
      disable: "Stops recording and delivery.",
      delete: "Switches CTS off for the region.",
      keep: "Leaves the tracker as it is.",
    }).default("restore"),
    {
      doc: "What happens on destroy: `restore` puts back every field that was found, `disable` stops recording and delivery, `delete` switches CTS off for the region, `keep` leaves the tracker as it is. Set `keep` where the region must be audited after the stack too. A tracker that was never enabled before is restored to Disabled.",
      providerOnly: true,
      weakens: ending,
    },
  ),
});

export const dataTrackerInputs = z.object({
  ...commonShape,
  type: field(word("data", "A tracker of what is read and written in one bucket."), {
    doc: "A tracker of what is read and written in one bucket.",
    replaces: true,
  }),
  name: field(
    z
      .string()
      .regex(/^[^_\-/][^/]{0,31}$/u, "must be 1 to 32 characters that do not begin with - or _ (CTS.0203)")
      .refine(
        (name) => name !== "system" && name !== "system-trace",
        "must not be a name that CTS reserves (CTS.0207)",
      ),
    { doc: "The name, unique in the project. It cannot be changed.", replaces: true },
  ),
  dataBucket: field(
    z.object({
      name: field(z.string().min(1), { doc: "The OBS bucket that is tracked.", replaces: true }),
      events: field(z.array(choice({ READ: "What is read.", WRITE: "What is written." })).min(1), {
        doc: "What is recorded: `READ`, `WRITE` or both. Each can be recorded by one tracker of a bucket only.",
        unordered: true,
        weakens: scope(() => false),
      }),
    }),
    { doc: "The bucket whose objects are tracked." },
  ),
  obs: field(
    z
      .object({
        ...transferShape,
        bucketLifecycle: field(z.literal(days).default(0), {
          doc: "Days that delivered files are kept: 0 (for ever), 30, 60, 90, 180 or 1095.",
          weakens: retention,
        }),
      })
      .optional(),
    { doc: "Where the events are delivered. Unset means nowhere: they are kept for 7 days.", weakens: destination },
  ),
  adopt: field(z.boolean().default(false), {
    doc: "Whether a tracker of this name that exists already, and differs, is adopted and changed to the declared state.",
    providerOnly: true,
  }),
});

export type SystemTracker = z.output<typeof systemTrackerInputs> & Record<string, unknown>;
export type DataTracker = z.output<typeof dataTrackerInputs> & Record<string, unknown>;

export const encryptionRule: Rule<SystemTracker> = {
  fields: ["isSupportTraceFilesEncryption", "kmsId"],
  check({ isSupportTraceFilesEncryption: encrypted, kmsId }) {
    if (encrypted === (kmsId !== undefined)) return undefined;
    return encrypted
      ? { property: "kmsId", reason: "is required when isSupportTraceFilesEncryption is true (CTS.0220)" }
      : {
          property: "kmsId",
          reason: `must be unset unless isSupportTraceFilesEncryption is true (CTS.0220), but ${JSON.stringify(kmsId)} was given`,
        };
  },
};

export const transferRule: Rule<DataTracker> = {
  fields: ["dataBucket", "obs"],
  check({ dataBucket, obs }) {
    if (obs?.bucketName !== dataBucket.name) return undefined;
    const reason = `must be another bucket than the tracked one (CTS.0213), but ${JSON.stringify(obs.bucketName)} was given`;
    return { property: "obs.bucketName", reason };
  },
};
