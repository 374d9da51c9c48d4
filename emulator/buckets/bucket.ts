import { z } from "zod";
import { type Protection, protectionSchema } from "./protection";

/** Enabled and Disabled are the two states; the rest are the forms in which a never-configured bucket may answer. */
export const accessMonitorForms = [
  "Enabled",
  "Disabled",
  /** The root element without a child. */
  "unset",
  /** `<Status/>`. */
  "emptyStatus",
  "emptyBody",
  /** 200 with another root element. */
  "foreign",
  /** 404 with a `NoSuch…Configuration` code. */
  "notFoundConfiguration",
] as const;
export type AccessMonitorForm = (typeof accessMonitorForms)[number];

/** A lifecycle rule as its XML reads in JSON: repeated elements are arrays, every leaf is text. */
export type LifecycleRule = { [element: string]: LifecycleValue };
export type LifecycleValue = string | LifecycleRule | LifecycleValue[];

/** Where the access to a bucket is logged, as far as the cloud has the field. */
export interface BucketLogging {
  targetBucket: string;
  /** What was written: nothing, an empty text or a text. */
  targetPrefix?: string | undefined;
  /** The identity by which the files are written: a role, or an agency. */
  role?: string | undefined;
  /** Who may read or change the files beside their owner. */
  grants?: LogGrant[] | undefined;
}

export interface LogGrant {
  grantee: { id: string } | { canned: string };
  permission: string;
}

export interface Bucket {
  name: string;
  region: string;
  /** ISO 8601 without milliseconds. */
  createTime: string;
  accessMonitor: AccessMonitorForm;
  lifecycleRules: LifecycleRule[];
  /** Further host names that lead to this bucket. */
  domains: string[];
  /** Absent while nothing is logged. */
  logging?: BucketLogging | undefined;
  /** Absent for a private bucket without any more. */
  protection?: Protection | undefined;
  /** Set for a parallel file system, which is listed among the buckets of some clouds. */
  type?: "POSIX" | undefined;
  /** Lists do not tell its region. */
  hidesRegion?: boolean | undefined;
}

export type Buckets = Record<string, Bucket>;

const lifecycleValue: z.ZodType<LifecycleValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.union([z.number(), z.boolean()]).transform(String),
    z.array(lifecycleValue),
    z.record(z.string(), lifecycleValue),
  ]),
);
const lifecycleRule = z.record(z.string(), lifecycleValue);

/** A rule by its meaning, for those who only want `Disabled` to be refused; each cloud writes it in its own form. */
const accessTimeRule = z.strictObject({ id: z.string(), accessTime: z.literal(true) });
export type AccessTimeRule = z.infer<typeof accessTimeRule>;

const logging = z.strictObject({
  targetBucket: z.string().min(1),
  targetPrefix: z.string().optional(),
  role: z.string().optional(),
  grants: z
    .array(
      z.strictObject({
        grantee: z.union([z.strictObject({ id: z.string() }), z.strictObject({ canned: z.string() })]),
        permission: z.string(),
      }),
    )
    .optional(),
});

export const bucketSchema = z.strictObject({
  name: z.string().min(1),
  region: z.string().min(1).optional(),
  createTime: z.string().optional(),
  accessMonitor: z.enum(accessMonitorForms).optional(),
  lifecycleRules: z.array(z.union([accessTimeRule, lifecycleRule])).optional(),
  domains: z.array(z.string()).optional(),
  /** Null switches it off. */
  logging: logging.nullable().optional(),
  protection: protectionSchema.optional(),
  type: z.literal("POSIX").optional(),
  hidesRegion: z.boolean().optional(),
});
/** What `putBucket` takes: only what is given changes. */
export type BucketPatch = Omit<z.infer<typeof bucketSchema>, "lifecycleRules"> & {
  lifecycleRules?: readonly (AccessTimeRule | { readonly [element: string]: unknown })[] | undefined;
};

export function newBucket(name: string, region: string, createTime: string, more: Partial<Bucket> = {}): Bucket {
  return { name, region, createTime, accessMonitor: "unset", lifecycleRules: [], domains: [], ...more };
}
