import { seed } from "../../../emulator/index";
import { counted, das, instanceId, json, type Listing, rdsInstanceId, region, response, span } from "./listing";

/** Lists of files with audit records, and of their links. */
export const files: Readonly<Record<string, readonly Listing[]>> = {
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
  "getAuditLogs on alibaba": [
    {
      args: { region: seed.alibaba.region, engine: "polardb", instanceId: seed.alibaba.databases.polardb },
      action: "DescribeSqlLogTasks",
      attempted: `list the audit log files of polardb instance ${seed.alibaba.databases.polardb}`,
      none: [
        ...["{}", das({ List: [] }), das({ Total: 1 }), das({ List: {}, Total: 0 }), das({ List: [7], Total: 1 })],
        ...[das({ List: [{}], Total: 1 }), das({ List: [{ TaskId: "a" }], Total: 1 })],
        das({ List: [{ TaskId: "a", TaskType: "Export", Status: "COMPLETED" }], Total: 1 }),
        das({ List: [{ TaskId: "a", TaskType: "Export", Start: 1, End: 2, Status: "LOST" }], Total: 1 }),
      ],
      empty: [das({ List: [], Total: 0 }), das({ List: null, Total: 0 }), das({ Total: 0 }), das(null)],
      fill: ({ control }) => {
        const tasks = Array.from({ length: 150 }, (_, n) => ({ at: Date.now() - 1000 * (n + 1) }));
        control.putAlibabaDatabase({ id: seed.alibaba.databases.polardb, auditing: {}, tasks });
      },
      short: { body: das({ List: [], Total: 120 }), told: counted },
    },
    {
      args: { region: seed.alibaba.region, engine: "rds", instanceId: seed.alibaba.databases.rds },
      action: "DescribeSQLLogFiles",
      attempted: `list the audit log files of rds instance ${seed.alibaba.databases.rds}`,
      none: [
        ...["{}", json({ Items: {} }), json({ Items: [7], TotalRecordCount: 1 }), json({ TotalRecordCount: 1 })],
        ...[
          json({ Items: { LogFile: [{}] }, TotalRecordCount: 1 }),
          json({ Items: { LogFile: 7 }, TotalRecordCount: 1 }),
        ],
        json({ Items: { LogFile: [{ FileID: "a", LogStatus: "Success", LogSize: "much" }] }, TotalRecordCount: 1 }),
        json({ Items: { LogFile: [{ FileID: "a", LogStatus: "Success" }] }, TotalRecordCount: 1 }),
      ],
      empty: [json({ Items: { LogFile: [] }, TotalRecordCount: 0 }), json({ Items: [], PageNumber: 1 })],
      fill: ({ control }) => {
        const logFiles = Array.from({ length: 130 }, (_, n) => ({
          name: `f-${n}.csv`,
          from: 1000 * n,
          to: 1000 * n + 999,
        }));
        control.putAlibabaDatabase({ id: seed.alibaba.databases.rds, auditing: {}, logFiles });
      },
      short: { body: json({ Items: { LogFile: [] }, TotalRecordCount: 120 }), told: counted },
    },
  ],
  "getAuditLogLinks on alibaba": [
    {
      args: { region: seed.alibaba.region, engine: "polardb", instanceId: seed.alibaba.databases.polardb, ids: ["a"] },
      action: "DescribeSqlLogTasks",
      attempted: `list the audit log files of polardb instance ${seed.alibaba.databases.polardb}`,
      none: ["{}", das({ List: [] }), das({ List: [{ TaskId: "a" }], Total: 1 })],
      empty: [das({ List: [], Total: 0 }), das(null)],
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
