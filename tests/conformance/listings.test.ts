import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, seed } from "../../emulator/index";
import { clouds, findDataSource } from "../../provider/registry";
import { PlayedClock } from "../unit/http/stage/played-clock";
import { openStage, rejection, type Stage } from "./stage";
import { withRecords } from "./subjects";

/** What the suite must know of one way to list something. */
interface Listing {
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

const json = JSON.stringify;
const day = 86_400_000;
const span = {
  startTime: new Date(Date.now() - 28 * day).toISOString(),
  endTime: new Date(Date.now() + 3_600_000).toISOString(),
};
const hours = { ...span, startTime: new Date(Date.now() - day).toISOString() };
const response = (members: object) => json({ Response: { ...members, RequestId: "r" } });
const xml = (children: string) => `<ListAllMyBucketsResult>${children}</ListAllMyBucketsResult>`;
const fewXml = "<Buckets><Bucket><Name>a</Name><Location>b</Location></Bucket></Buckets>";
const xmlBuckets = {
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
const result = (members: object | null) => json({ ResponseMetadata: { RequestId: "r" }, Result: members });
const twice = <T>(items: readonly T[], work: (item: T) => void) => items.map(work);
const buckets =
  (cloud: string, count: number, suffix = "") =>
  ({ control }: Emulator) =>
    void twice([...Array(count).keys()], (n) => control.putBucket(cloud, { name: `many-${1000 + n}${suffix}` }));

const { region, instanceId, rdsInstanceId } = seed.huawei;
const counted = /120 were announced, but 0 arrived, also when the list was read once more\. Run the command again/;

const das = (Data: object | null) => json({ RequestId: "r", Code: "200", Success: "true", Data });
function withAlibabaRecords({ control }: Emulator): void {
  const rows = Array.from({ length: 120 }, (_, n) => ({ at: Date.now() - (n + 1) * 60_000 }));
  const { rds, mongodb } = seed.alibaba.databases;
  for (const id of [rds, mongodb]) control.putAlibabaDatabase({ id, auditing: {}, rows });
}

const recounted = /120 were announced, but 0 arrived, also when the list was read once more/;

/** Every listing of every cloud. One that a cloud offers and that is not here fails the suite. */
const listings: Readonly<Record<string, readonly Listing[]>> = {
  "getBuckets on tencent": [
    {
      ...{ args: {}, action: "GetService", attempted: "list the buckets", ...xmlBuckets },
      fill: buckets("tencent", 2100, "-1250000000"),
    },
  ],
  "getBuckets on alibaba": [
    {
      ...{ args: {}, action: "ListBuckets", attempted: "list the buckets", ...xmlBuckets },
      fill: buckets("alibaba", 1100),
    },
  ],
  "getBuckets on huawei": [
    {
      ...{ args: {}, action: "ListBuckets", attempted: "list the buckets", ...xmlBuckets },
      fill: buckets("huawei", 1100),
    },
  ],
  "getBuckets on volcengine": [
    {
      ...{ args: {}, action: "ListBuckets", attempted: "list the buckets" },
      none: ["{}", '{"buckets":[]}', '{"Owner":null}', '{"Buckets":{"Name":"a"}}', '{"Buckets":[{}],"Owner":{}}'],
      empty: ['{"Buckets":[]}', '{"Buckets":null,"Owner":{"ID":"1"}}', '{"Owner":{"ID":"1"}}'],
    },
  ],
  "getAuditTracks on tencent": [
    {
      args: { region: "ap-guangzhou" },
      action: "DescribeAuditTracks",
      attempted: "list the audit tracks in ap-guangzhou",
      none: ["{}", response({}), response({ Tracks: null }), response({ Tracks: [], TotalCount: "x" })],
      empty: [response({ Tracks: [], TotalCount: 0 }), response({ Tracks: null, TotalCount: 0 })],
      fill: ({ control }) => void twice([...Array(60).keys()], (n) => control.putTrack({ Name: `track-${n}` })),
      short: { body: response({ Tracks: [], TotalCount: 120 }), told: counted },
    },
  ],
  "getAuditTracks on alibaba": [
    {
      args: { region: "cn-hangzhou" },
      action: "DescribeTrails",
      attempted: "list the audit tracks in cn-hangzhou",
      none: ["{}", '{"RequestId":"r"}', '{"TrailList":null}', '{"TrailList":[{}]}'],
      empty: ['{"TrailList":[],"RequestId":"r"}'],
    },
  ],
  "getAuditTracks on volcengine": [
    {
      args: { region: "cn-beijing" },
      action: "DescribeTrails",
      attempted: "list the audit tracks in cn-beijing",
      none: [
        ...["{}", '{"Result":{"Trails":[]}}', '{"ResponseMetadata":"none","Result":{"Trails":[]}}'],
        ...[result(null), result({}), result({ Trails: {} }), result({ Trails: [{}] })],
        result({ Trails: [{ TrailName: "a", TrailType: 7 }] }),
      ],
      empty: [result({ Trails: [] }), result({ Trails: null })],
    },
  ],
  "getAuditTracks on huawei": [
    {
      args: { region },
      action: "ListTrackers",
      attempted: "list the trackers in cn-north-4",
      none: ["{}", '{"trackers":null}', '{"tracker":[]}', '{"trackers":[{}]}'],
      empty: ['{"trackers":[]}'],
    },
    {
      args: { region },
      action: "ListProjects",
      attempted: "look up the project cn-north-4",
      none: [
        "{}",
        '{"projects":null}',
        '{"projects":[{"name":"cn-north-4"}]}',
        '{"projects":[],"links":{"next":"https://iam.myhuaweicloud.com/v3/projects?page=2"}}',
      ],
      // Without the region's project there is nothing to go on with.
      empty: [],
    },
  ],
  "getAuditEvents on tencent": [
    {
      args: { region: "ap-guangzhou", ...span },
      action: "DescribeEvents",
      attempted: "list the events in ap-guangzhou",
      none: [
        "{}",
        response({}),
        response({ Events: null }),
        response({ Events: [], ListOver: false }),
        response({ Events: [], ListOver: "no" }),
        response({ Events: [], NextToken: "soon" }),
        response({ Events: [{ EventId: "1", EventName: "a", EventTime: "1e300" }], ListOver: true }),
      ],
      empty: [response({ Events: [], ListOver: true }), response({ Events: null, ListOver: true })],
      fill: ({ control }) => void twice([...Array(60).keys()], (n) => control.putTrack({ Name: `track-${n}` })),
    },
  ],
  "getAuditEvents on alibaba": [
    {
      args: { region: "cn-hangzhou", ...span },
      action: "LookupEvents",
      attempted: "list the events in cn-hangzhou",
      none: ["{}", '{"RequestId":"r"}', '{"Events":null}', '{"Events":[{}]}', '{"Events":[],"NextToken":{"a":1}}'],
      empty: ['{"Events":[]}', '{"Events":[],"NextToken":""}', '{"Events":[],"NextToken":null}'],
      fill: ({ control }) =>
        void twice([...Array(60).keys()], (n) => control.putTrail({ Name: `trail-${n}`, OssBucketName: "audit" })),
    },
  ],
  "getAuditEvents on volcengine": [
    {
      args: { region: "cn-beijing", ...span },
      action: "LookupEvents",
      attempted: "list the events in cn-beijing",
      none: [
        ...["{}", '{"Result":{"Trails":[]}}', result(null), result({}), result({ Events: [] })],
        ...[result({ Trails: [{}] }), result({ Trails: [], NextToken: { a: 1 } })],
      ],
      empty: [result({ Trails: [] }), result({ Trails: [], NextToken: "" }), result({ Trails: null, NextToken: null })],
      fill: ({ control }) =>
        void twice([...Array(60).keys()], (n) => control.putCloudTrail({ TrailName: `trail-${n}` })),
    },
  ],
  "getAuditEvents on huawei": [
    {
      args: { region, ...hours },
      action: "ListTraces",
      attempted: "list the system events in cn-north-4",
      none: [
        "{}",
        '{"meta_data":{"count":0,"marker":null}}',
        '{"traces":null,"meta_data":{"count":0}}',
        '{"traces":[],"meta_data":{"count":3}}',
        '{"traces":[],"meta_data":"none"}',
        '{"traces":[{"trace_id":"1","time":1e300}]}',
        json({ traces: [...Array(200).keys()].map((n) => ({ trace_id: `t-${n}`, time: Date.now() })) }),
      ],
      empty: ['{"traces":[]}', '{"traces":[],"meta_data":{"count":0,"marker":null}}'],
      fill: ({ control }) =>
        void twice([...Array(220).keys()], (n) =>
          control.putTracker({ tracker_type: "data", tracker_name: `tracker-${n}` }),
        ),
    },
  ],
  "getAuditLogs on huawei": [
    {
      args: { region, instanceId, ...span },
      action: "ListAuditLogs",
      attempted: `list the audit logs of instance ${instanceId}`,
      none: [
        "{}",
        '{"auditlogs":[]}',
        '{"audit_logs":{}}',
        '{"audit_logs":[{}],"total_count":1}',
        '{"total_count":null}',
      ],
      empty: ['{"audit_logs":[],"total_count":0}', '{"audit_logs":null,"total_count":0}', '{"audit_logs":null}'],
      fill: () => undefined,
      short: { body: '{"audit_logs":null,"total_count":120}', told: counted },
    },
    {
      args: { region, engine: "rds", instanceId: rdsInstanceId, ...span },
      action: "ListAuditlogs",
      attempted: `list the audit logs of instance ${rdsInstanceId}`,
      none: ["{}", '{"audit_logs":[]}', '{"auditlogs":"","total_record":0}', '{"auditlogs":[{}],"total_record":1}'],
      empty: ['{"auditlogs":[],"total_record":0}', '{"auditlogs":null}', '{"total_record":0}'],
      fill: () => undefined,
      short: { body: '{"auditlogs":[],"total_record":120}', told: counted },
    },
  ],
  "getAuditLogs on tencent": [
    {
      args: { region: "ap-guangzhou", engine: "cynosdb", instanceId: seed.tencent.databases.cynosdb },
      action: "DescribeAuditLogFiles",
      attempted: `list the audit log files of cynosdb instance ${seed.tencent.databases.cynosdb}`,
      none: [
        ...["{}", response({}), response({ TotalCount: 1 }), response({ Items: {}, TotalCount: 0 })],
        ...[response({ Items: [{}], TotalCount: 1 }), response({ Items: [{ FileName: "a" }], TotalCount: 1 })],
        response({ Items: [{ FileName: "a", CreateTime: "2026-01-15 08:00:00", Status: "lost" }], TotalCount: 1 }),
      ],
      empty: [response({ Items: [], TotalCount: 0 }), response({ Items: null, TotalCount: 0 })],
      fill: ({ control }) => {
        const files = Array.from({ length: 150 }, (_, n) => ({ at: Date.now() - 1000 * (n + 1) }));
        control.putDatabase({ id: seed.tencent.databases.cynosdb, engine: "cynosdb", files });
      },
      short: { body: response({ Items: [], TotalCount: 120 }), told: counted },
    },
  ],
  "getAuditLogLinks on tencent": [
    {
      args: {
        ...{ region: "ap-guangzhou", engine: "dcdb", instanceId: seed.tencent.databases.dcdb, ids: ["173"] },
      },
      action: "DescribeAuditLogFiles",
      attempted: `list the audit log files of dcdb instance ${seed.tencent.databases.dcdb}`,
      none: ["{}", response({}), response({ Items: [{ FileName: "a" }], TotalCount: 1 })],
      empty: [response({ Items: [], TotalCount: 0 }), response({ Items: null, TotalCount: 0 })],
    },
  ],
  "getAuditRecords on tencent": [
    {
      args: { region: "ap-guangzhou", engine: "cdb", instanceId: seed.tencent.databases.cdb, ...hours },
      action: "DescribeAuditLogs",
      attempted: `list the audit records of cdb instance ${seed.tencent.databases.cdb}`,
      none: [
        ...["{}", response({}), response({ TotalCount: 1 }), response({ Items: {}, TotalCount: 0 })],
        ...[response({ Items: [{}], TotalCount: 1 }), response({ Items: [{ Timestamp: "soon" }], TotalCount: 1 })],
        response({ Items: [{ Timestamp: 1e300 }], TotalCount: 1 }),
        response({ Items: [{ Timestamp: "2026-02-30 08:00:00" }], TotalCount: 1 }),
      ],
      empty: [
        ...[response({ Items: [], TotalCount: 0 }), response({ Items: null, TotalCount: 0 })],
        ...[response({ Items: null, TotalCount: null }), response({ TotalCount: 0 })],
      ],
      fill: withRecords,
      short: { body: response({ Items: null, TotalCount: 120 }), told: recounted },
    },
    {
      args: { region: "ap-guangzhou", engine: "redis", instanceId: seed.tencent.databases.redis, ...hours },
      action: "DescribeLogs",
      attempted: `list the audit records of redis instance ${seed.tencent.databases.redis}`,
      none: ["{}", response({ TotalCount: null }), response({ Items: [7], TotalCount: 1 })],
      empty: [response({ Items: [], TotalCount: 0 })],
      fill: withRecords,
      short: { body: response({ Items: [], TotalCount: 120 }), told: recounted },
    },
  ],
  "getAuditRecords on alibaba": [
    {
      args: { region: seed.alibaba.region, engine: "rds", instanceId: seed.alibaba.databases.rds, ...hours },
      action: "GetDasSQLLogHotData",
      attempted: `list the audit records of rds instance ${seed.alibaba.databases.rds}`,
      none: [
        ...["{}", das({ List: [] }), das({ Total: 1 }), das({ List: {}, Total: 0 }), das({ List: [{}], Total: 1 })],
        ...[das({ List: [{ OriginTime: "soon" }], Total: 1 }), das({ List: [7], Total: 1 })],
      ],
      empty: [das({ List: [], Total: 0 }), das({ List: null, Total: 0 }), das(null)],
      fill: withAlibabaRecords,
      short: { body: das({ List: [], Total: 120 }), told: recounted },
    },
    {
      args: { region: seed.alibaba.region, engine: "mongodb", instanceId: seed.alibaba.databases.mongodb, ...hours },
      action: "DescribeAuditRecords",
      attempted: `list the audit records of mongodb instance ${seed.alibaba.databases.mongodb}`,
      none: [
        ...["{}", json({ Items: {} }), json({ Items: [7], TotalRecordCount: 1 }), json({ TotalRecordCount: 1 })],
        json({ Items: { SQLRecord: [{ ExecuteTime: "soon" }] }, TotalRecordCount: 1 }),
      ],
      empty: [json({ Items: { SQLRecord: [] }, TotalRecordCount: 0 }), json({ Items: [], PageNumber: 1 })],
      fill: withAlibabaRecords,
      short: { body: json({ Items: { SQLRecord: [] }, TotalRecordCount: 120 }), told: recounted },
    },
  ],
  "getAuditLogLinks on huawei": [
    {
      args: { region, instanceId, ids: [seed.huawei.fixedFileIds[0]] },
      action: "CreateAuditLogLinks",
      attempted: "get links to 1 audit logs",
      none: ["{}", '{"links":null}', '{"links":"https://example.com"}', '{"links":[null]}', '{"links":[""]}'],
      empty: [],
    },
  ],
};

/** What is in a listing's answer, however it is called. */
const rowsOf = (answer: object) =>
  Object.entries(answer).find(([name, value]) => Array.isArray(value) && name !== "requestIds")?.[1] as unknown[];

it("every listing of every cloud is here", () => {
  const offered = clouds.flatMap(({ name, dataSources }) => dataSources.map((source) => `${source.name} on ${name}`));
  expect(Object.keys(listings).sort()).toEqual(
    offered.filter((one) => !/^(getBucketAccessMonitor|getBucketAccessLog|getAuditGlobalRegion) /.test(one)).sort(),
  );
});

describe.each(Object.entries(listings).flatMap(([name, ways]) => ways.map((way) => [name, way.action, way] as const)))(
  "%s, by %s,",
  (name, action, { args, attempted, none, empty, fill, short }) => {
    const [source = "", cloud = ""] = name.split(" on ");
    let stage: Stage;
    // A stage for each test: what the one before left under way must not be counted.
    beforeEach(async () => {
      stage = await openStage({}, () => ({ clock: new PlayedClock(Date.now()) }));
    });
    afterEach(() => stage.close());

    const list = () => findDataSource(source as "getBuckets", cloud).run(stage.session(), { cloud, ...args });
    const answers = (body: string, more: object = {}) =>
      stage.emulator.control.fault({ cloud, action, kind: "garbage", times: -1, body, ...more });
    const asked = () => stage.calls().filter((call) => call.action === action).length;

    const titled = (bodies: readonly string[]) => bodies.map((body) => [body.slice(0, 90), body] as const);

    it.each(titled(["[]", "null", "<html>welcome</html>", ...none]))("takes %s for no answer", async (_, body) => {
      answers(body);
      const { message } = await rejection(list());
      expect(message).toContain(`could not ${attempted}`);
      expect(message).toContain("The answer is not the service's own; look for a proxy");
    });

    it.each(empty)("takes %s for a list of nothing", async (body) => {
      answers(body);
      expect(rowsOf(await list())).toEqual([]);
    });

    if (fill !== undefined)
      it.each(titled(["{}", ...none]))("is never short because a later page is %s", async (_, body) => {
        fill(stage.emulator);
        answers(body, { skip: 1 });
        expect((await rejection(list())).message).toContain(`could not ${attempted}`);
        expect(asked()).toBeGreaterThan(1);
      });

    if (short !== undefined) {
      it("is never short of what was announced: it is read once more, and then it is an error", async () => {
        answers(short.body);
        const { message } = await rejection(list());
        expect(message).toContain(`could not ${attempted}`);
        expect(message).toMatch(short.told);
        expect(asked()).toBe(2);
      });

      it("is whole when it is whole at the second time", async () => {
        fill?.(stage.emulator);
        const whole = rowsOf(await list());
        expect(whole.length).toBeGreaterThanOrEqual(60);
        answers(short.body, { times: 1 });
        expect(rowsOf(await list())).toEqual(whole);
        answers(short.body.replace("120", String(whole.length)), { times: 1, skip: 1 });
        expect(rowsOf(await list())).toEqual(whole);
      });
    }
  },
);
