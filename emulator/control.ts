import { z } from "zod";
import type { AdminRoute } from "./admin";
import { type Bucket, type BucketPatch, bucketSchema } from "./buckets/bucket";
import type { BucketStore } from "./buckets/bucket-store";
import type { Identities, IdentityChange } from "./identities";
import type { Permissions } from "./permissions";
import type { Journal, JournalEntry } from "./record/journal";
import { type CloudControls, type CloudName, cloudNames, type EmulatorState } from "./registry";
import { type Fault, type Faults, faultSchema } from "./server/faults";

/** What every cloud has. Each function is one route below `/_emulator/` as well. */
export interface CommonControl {
  /** A copy of the whole state. */
  state(): EmulatorState;
  /** Back to the seed: state, faults and journal. */
  reset(): { reset: true };
  bucket(cloud: string, name: string): Bucket | undefined;
  /** Creates the bucket, or changes what is given of it behind everybody's back. */
  putBucket(cloud: string, bucket: BucketPatch): Bucket;
  deleteBucket(cloud: string, name: string): { deleted: boolean };
  fault(fault: Fault): { faults: Fault[] };
  faults(): Fault[];
  clearFaults(): { cleared: true };
  journal(): JournalEntry[];
  clearJournal(): { cleared: true };
  /** Attaches a role to the instance whose metadata server is played, and says which roles can be taken on, and what is allowed. */
  changeIdentity(cloud: string, change: GivenIdentity): { changed: true };
  /** A token as an identity provider gives it to a pod or a pipeline. */
  identityToken(cloud: string): { token: string };
  /** Ends the keys that were given out, and forgets the tokens. */
  expireKeys(cloud: string): { keys: number };
  /** Looks at and changes another account, which the keys of its roles are of; over HTTP the header `X-Account` names it. */
  inAccount<Result>(account: string, work: () => Result): Result;
  /** Keys of another account, by the names of the cloud's credentials. */
  accountKeys(cloud: CloudName, account: string): object;
}

/** As `IdentityChange`, with policies in the form of the cloud's access management. */
export type GivenIdentity = Omit<IdentityChange, "permissions"> & {
  readonly permissions?: readonly unknown[] | null | undefined;
};

export type Control = CommonControl & CloudControls;

export interface ControlParts {
  readonly bucketStores: ReadonlyMap<string, BucketStore>;
  readonly identities: ReadonlyMap<string, Identities<never> | Identities<object>>;
  readonly permissions: ReadonlyMap<string, Permissions>;
  now(): Date;
  readonly faults: Faults;
  readonly journal: Journal;
  state(): EmulatorState;
  reset(): void;
  inAccount<Result>(account: string, work: () => Result): Result;
  accountKeys(cloud: CloudName, account: string): object;
}

export function commonControl(parts: ControlParts): CommonControl {
  const { bucketStores: shelves, faults, journal, state, reset, inAccount, accountKeys } = parts;
  const bucketsOf = (cloud: string): BucketStore => {
    const found = shelves.get(cloud);
    if (found) return found;
    throw new Error(`no buckets in the cloud "${cloud}"; there are: ${[...shelves.keys()].join(", ")}`);
  };
  const identities = (cloud: string) => {
    const found = parts.identities.get(cloud);
    if (found) return found;
    throw new Error(`there is no cloud "${cloud}"; there are: ${[...parts.identities.keys()].join(", ")}`);
  };
  return {
    state,
    inAccount,
    accountKeys,
    reset() {
      reset();
      return { reset: true };
    },
    bucket: (cloud, name) => bucketsOf(cloud).get(name),
    putBucket: (cloud, bucket) => bucketsOf(cloud).put(bucket),
    deleteBucket: (cloud, name) => ({ deleted: bucketsOf(cloud).delete(name) }),
    fault(fault) {
      faults.add(faultSchema.parse(fault));
      return { faults: faults.list() };
    },
    faults: () => faults.list(),
    clearFaults() {
      faults.clear();
      return { cleared: true };
    },
    journal: () => journal.entries(),
    clearJournal() {
      journal.clear();
      return { cleared: true };
    },
    changeIdentity(cloud, change) {
      const { permissions: policies, ...others } = identitySchema.parse(change);
      const allowed = (policy: unknown) => parts.permissions.get(cloud)?.allowed(policy) ?? [];
      const permissions = policies === null ? null : policies?.flatMap(allowed);
      identities(cloud).change({ ...others, ...(permissions === undefined ? {} : { permissions }) });
      return { changed: true };
    },
    identityToken: (cloud) => ({ token: identities(cloud).giveToken() }),
    expireKeys: (cloud) => identities(cloud).expire(parts.now()),
  };
}

const identitySchema = z.strictObject({
  instanceRole: z.string().min(1).nullable().optional(),
  roles: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        externalId: z.string().min(1).optional(),
        account: z.string().min(1).optional(),
      }),
    )
    .optional(),
  keyLifeSeconds: z.int().min(0).optional(),
  permissions: z.array(z.unknown()).nullable().optional(),
  metadataTokenRequired: z.boolean().optional(),
});

/** The policies of several clouds, as `access-audit permissions --json` prints them. */
const policiesSchema = z.object({
  clouds: z.array(z.object({ cloud: z.string(), policies: z.array(z.object({ document: z.unknown() })) })),
});

/** In a URL the name of a bucket stands in the path. */
const unnamedBucket = bucketSchema.partial({ name: true });

export function commonRoutes(control: CommonControl): AdminRoute[] {
  const bucket = "/:cloud/buckets/:name";
  return [
    { method: "GET", path: "/state", run: () => control.state() },
    { method: "POST", path: "/reset", run: () => control.reset() },
    { method: "GET", path: "/faults", run: () => control.faults() },
    { method: "POST", path: "/faults", run: (_params, body) => control.fault(z.parse(faultSchema, body)) },
    { method: "DELETE", path: "/faults", run: () => control.clearFaults() },
    { method: "GET", path: "/journal", run: () => control.journal() },
    { method: "DELETE", path: "/journal", run: () => control.clearJournal() },
    { method: "GET", path: bucket, run: ({ cloud = "", name = "" }) => control.bucket(cloud, name) },
    {
      method: "PUT",
      path: bucket,
      run: ({ cloud = "", name = "" }, body) => control.putBucket(cloud, { ...unnamedBucket.parse(body), name }),
    },
    {
      method: "PUT",
      path: "/:cloud/identity",
      run: ({ cloud = "" }, body) => control.changeIdentity(cloud, identitySchema.parse(body)),
    },
    {
      method: "PUT",
      path: "/permissions",
      run: (_params, body) => {
        const { clouds } = policiesSchema.parse(body);
        for (const { cloud, policies } of clouds)
          control.changeIdentity(cloud, { permissions: policies.map(({ document }) => document) });
        return { changed: clouds.map(({ cloud }) => cloud) };
      },
    },
    {
      method: "DELETE",
      path: "/permissions",
      run: () => {
        for (const cloud of cloudNames) control.changeIdentity(cloud, { permissions: null });
        return { changed: cloudNames };
      },
    },
    { method: "POST", path: "/:cloud/identity/token", run: ({ cloud = "" }) => control.identityToken(cloud) },
    { method: "POST", path: "/:cloud/identity/expire", run: ({ cloud = "" }) => control.expireKeys(cloud) },
    { method: "DELETE", path: bucket, run: ({ cloud = "", name = "" }) => control.deleteBucket(cloud, name) },
  ];
}
