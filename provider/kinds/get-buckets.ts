import { z } from "zod";
import { field } from "../core/fields/field";
import type { Permission } from "../core/fields/reference";
import { grouped } from "../core/fleet/places";
import { type DataSource, dataSource } from "../core/listing/data-source";
import { CloudError, UserError } from "../core/session/errors";
import type { Operation } from "../core/session/operation";

const bucket = z.object({
  name: field(z.string(), { doc: "The bucket's name; on Tencent Cloud with the appid." }),
  region: field(z.string(), { doc: "As the other arguments of this package take it, such as `cn-hangzhou`." }),
  createTime: field(z.string(), { doc: "When the bucket was made, as the cloud writes it." }),
});

/** A bucket of the account. */
export type Bucket = Readonly<z.output<typeof bucket>>;

const bucketList = z.object({
  buckets: field(z.array(bucket), { doc: "All buckets of the account, in all regions." }),
  account: field(z.string().optional(), {
    doc: "The id of the account whose buckets they are, as its list of buckets says; absent where it does not.",
  }),
  byRegion: field(z.record(z.string(), z.array(z.string())), {
    doc: "Their names by region, as `BucketAccessMonitors` takes them.",
  }),
});

/** One page of a listing, and the marker of the next if there is one. */
export interface BucketPage {
  readonly buckets: readonly Bucket[];
  readonly next: string | undefined;
  /** The id of the account, where the page says it. */
  readonly account?: string | undefined;
}

/** How a cloud lists one page of buckets. */
export interface BucketLister<C extends string> {
  readonly cloud: C;
  readonly title: string;
  readonly page: string;
  readonly permission: string;
  /** What a list needs besides. */
  readonly permissions?: readonly Permission[];
  list(operation: Operation, marker: string | undefined, prefix: string | undefined): Promise<BucketPage>;
}

interface ListArguments {
  readonly prefix?: string | undefined;
  readonly minimum?: number | undefined;
}

/** The data source `getBuckets`: all buckets of the account in all regions. */
export function getBuckets<C extends string>(lister: BucketLister<C>): DataSource {
  const { cloud, title, page, permission, permissions = [] } = lister;
  return dataSource<ListArguments, z.output<typeof bucketList>>({
    name: "getBuckets",
    cloud,
    arguments: z.object({
      cloud: field(z.literal(cloud), { doc: "The cloud whose buckets are listed." }),
      prefix: field(z.string().min(1).optional(), { doc: "Only buckets whose name begins with this." }),
      minimum: field(z.int().min(0).optional(), {
        doc: "The minimum number of buckets that must be found, counted after `prefix`; fewer are an error. A program that declares one resource for each bucket needs it: a list that is short by mistake would delete the resources of the missing buckets.",
      }),
    }),
    result: bucketList,
    reference: { page, permissions: [permission, ...permissions], example: { cloud, minimum: 1 } },
    async run(operation, { prefix, minimum = 0 }) {
      const { buckets, account } = await listBuckets(lister, operation, prefix);
      const found = buckets.filter(({ name }) => name.startsWith(prefix ?? ""));
      if (found.length < minimum) throw tooFew(title, found.length, { prefix, minimum });
      return {
        buckets: found,
        ...(account === undefined ? {} : { account }),
        byRegion: grouped(found.map(({ name, region }) => ({ region, bucket: name }))),
      };
    },
  });
}

/** All pages of a listing. */
export async function listBuckets(
  { title, list }: Pick<BucketLister<string>, "title" | "list">,
  operation: Operation,
  prefix?: string,
): Promise<Pick<BucketPage, "buckets" | "account">> {
  const buckets: Bucket[] = [];
  let marker: string | undefined;
  let account: string | undefined;
  for (;;) {
    const page = await list(operation, marker, prefix);
    buckets.push(...page.buckets);
    account ??= page.account;
    if (page.next === undefined) return { buckets, account };
    if (marker !== undefined && page.next <= marker) {
      const detail = `the list continues at ${page.next}, which does not follow ${marker}`;
      throw new CloudError({ kind: "Unavailable", cloud: title, attempted: "list the buckets", detail });
    }
    marker = page.next;
  }
}

/** Ends the program before it declares anything of a list that is too short. */
function tooFew(title: string, count: number, { prefix, minimum }: ListArguments): UserError {
  const found = `found ${count} bucket${count === 1 ? "" : "s"} on ${title}`;
  const which = prefix === undefined ? "" : ` whose name begins with ${JSON.stringify(prefix)}`;
  const advice =
    "Check the account and the prefix of the list. Lower minimum only if the missing buckets were deleted on purpose";
  return new UserError(`getBuckets: ${found}${which}, but minimum requires ${minimum}. ${advice}`);
}
