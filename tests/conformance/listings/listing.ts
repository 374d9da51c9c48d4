import { type Emulator, seed } from "../../../emulator/index";

/** What the suite must know of one way to list something. */
export interface Listing {
  readonly args: object;
  /** The operation that lists. */
  readonly action: string;
  /** What the listing is called in errors. */
  readonly attempted: string;
  /** Answers of the right service that have none of the listing's members, or not all that tell its end. */
  readonly none: readonly string[];
  /** Answers that say that there is nothing, in all forms that the vendor's pages allow. */
  readonly empty: readonly string[];
  /** Makes enough for two pages, where there are pages. */
  fill?(emulator: Emulator): void;
  /** An answer without rows that says that there are 120, where rows are counted; and what is told then. */
  readonly short?: { readonly body: string; readonly told: RegExp };
}

export const json = JSON.stringify;
const day = 86_400_000;
export const span = {
  startTime: new Date(Date.now() - 28 * day).toISOString(),
  endTime: new Date(Date.now() + 3_600_000).toISOString(),
};
export const hours = { ...span, startTime: new Date(Date.now() - day).toISOString() };
export const response = (members: object) => json({ Response: { ...members, RequestId: "r" } });
const xml = (children: string) => `<ListAllMyBucketsResult>${children}</ListAllMyBucketsResult>`;
const fewXml = "<Buckets><Bucket><Name>a</Name><Location>b</Location></Bucket></Buckets>";
export const xmlBuckets = {
  none: [
    xml(""),
    xml("<Owner><ID>1</ID></Owner>"),
    xml("<Buckets>none</Buckets>"),
    xml("<Buckets><Bucket/></Buckets>"),
    xml("<Buckets/><Buckets/>"),
    xml("<Buckets><Item><Name>a</Name></Item></Buckets>"),
    xml(`${fewXml}<IsTruncated>perhaps</IsTruncated>`),
    xml(`${fewXml}<IsTruncated>true</IsTruncated>`),
  ],
  empty: [xml("<Buckets/>"), xml("<Owner/><Buckets></Buckets><IsTruncated>false</IsTruncated>")],
};
/** In the form of Volcengine's OpenAPI. */
export const result = (members: object | null) => json({ ResponseMetadata: { RequestId: "r" }, Result: members });
export const twice = <T>(items: readonly T[], work: (item: T) => void) => items.map(work);
export const buckets =
  (cloud: string, count: number, suffix = "") =>
  ({ control }: Emulator) =>
    void twice([...Array(count).keys()], (n) => control.putBucket(cloud, { name: `many-${1000 + n}${suffix}` }));

export const { region, instanceId, rdsInstanceId } = seed.huawei;
export const counted =
  /120 were announced, but 0 arrived, also when the list was read once more\. Run the command again/;

export const das = (Data: object | null) => json({ RequestId: "r", Code: "200", Success: "true", Data });
export function withAlibabaRecords({ control }: Emulator): void {
  const rows = Array.from({ length: 120 }, (_, n) => ({ at: Date.now() - (n + 1) * 60_000 }));
  const { rds, mongodb } = seed.alibaba.databases;
  for (const id of [rds, mongodb]) control.putAlibabaDatabase({ id, auditing: {}, rows });
}

export const recounted = /120 were announced, but 0 arrived, also when the list was read once more/;
