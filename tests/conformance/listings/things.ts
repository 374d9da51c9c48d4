import { buckets, counted, type Listing, region, response, result, twice, xmlBuckets } from "./listing";

/** Lists of buckets and of audit tracks. */
export const things: Readonly<Record<string, readonly Listing[]>> = {
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
};
