import { seed } from "../../../emulator/index";
import { withRecords } from "../subjects";
import {
  das,
  hours,
  json,
  type Listing,
  recounted,
  region,
  response,
  result,
  span,
  twice,
  withAlibabaRecords,
} from "./listing";

/** Lists of what was recorded. */
export const recorded: Readonly<Record<string, readonly Listing[]>> = {
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
};
