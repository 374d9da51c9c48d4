import { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { choice, field } from "../../../../core/fields/field";
import { dataSource } from "../../../../core/listing/data-source";
import { laterEnd } from "../../../../core/listing/later-end";
import type { RowListing } from "../../../../core/listing/row-windows";
import { timestampField } from "../../../../core/listing/timestamps";
import type { Operation } from "../../../../core/session/operation";
import { textIn } from "../../../../http/members";
import {
  type AuditRecord,
  type AuditRecordList,
  auditRecordList,
  listRecords,
  recordText,
} from "../../../../kinds/databases/get-audit-records";
import { regionField } from "../../regions";
import { readRow } from "../audit-row";
import { callDatabase } from "../call";
import { dialects, engineField, serviceOf } from "../engines";
import { instanceIdField } from "../policy-inputs";
import { timeToWire, utcOffsetField } from "../wall-time";
import { type RecordDialect, recordDialects } from "./dialects";
import { filterFields, filterRules, filtersToWire } from "./filters";
import { pageFromWire } from "./record-wire";

export const getAuditRecordsArguments = z.object({
  cloud: field(z.literal("tencent"), { doc: "The cloud that holds the database." }),
  region: field(regionField, { doc: "The region of the instance, such as `ap-guangzhou`." }),
  engine: field(engineField, { doc: "The service of the instance." }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `cdb-etxaaa12`." }),
  startTime: field(timestampField, { doc: "Start of the time range: a Date, or text with an offset." }),
  endTime: field(timestampField, {
    doc: "End of the time range. It is asked for in windows of at most 7 days, and shorter ones where there are more records than pages reach.",
  }),
  utcOffset: utcOffsetField,
  ...filterFields,
  logType: field(
    choice({ Proxy: "What the proxies received.", DB: "What the databases ran.", All: "Both." }).optional(),
    { doc: "Which records are listed, on MariaDB and TDSQL. By default both." },
  ),
  clusterId: field(z.string().min(1).optional(), { doc: "Only the records of one cluster. On TDSQL." }),
  maxResults: field(z.int().min(1).optional(), {
    doc: "Stops when so many were found: the oldest, but on PostgreSQL, Redis and SQL Server the service decides which.",
  }),
});

type Arguments = z.output<typeof getAuditRecordsArguments>;

/** What a console refuses more than, and the pages advise. */
const longestMs = 7 * 24 * 60 * 60_000;

/** Each reading has its borders at other rows. */
const pageSizes = [100, 97, 89];

const rules: readonly Rule<Arguments>[] = [
  laterEnd,
  ...filterRules,
  {
    fields: ["engine", "logType"],
    check({ engine, logType }) {
      if (logType === undefined || recordDialects[engine].lists.length > 1) return undefined;
      return { property: "logType", reason: "is for mariadb, dcdb only; remove it" };
    },
  },
  {
    fields: ["engine", "clusterId"],
    check: ({ engine, clusterId }) =>
      clusterId === undefined || engine === "dcdb"
        ? undefined
        : { property: "clusterId", reason: "is for dcdb only; remove it" },
  },
];

const attemptedOf = ({ engine, instanceId }: Arguments) => `list the audit records of ${engine} instance ${instanceId}`;

/** The listings that together show what is asked for. */
export function recordListings(operation: Operation, args: Arguments, requestIds: string[]): RowListing<AuditRecord>[] {
  const { engine, logType = "All" } = args;
  return recordDialects[engine].lists
    .filter(({ asked }) => asked.LogType === undefined || logType === "All" || asked.LogType === logType)
    .map((list) => listingOf(operation, args, list, requestIds));
}

function listingOf(
  operation: Operation,
  args: Arguments,
  { member, asked }: RecordDialect["lists"][number],
  requestIds: string[],
): RowListing<AuditRecord> {
  const { engine, region, instanceId, utcOffset, clusterId } = args;
  const { action, reach, wholePages, order } = recordDialects[engine];
  return {
    cloud: serviceOf(engine).title,
    attempted: attemptedOf(args),
    ...{ longestMs, reach, pageSizes, ...(wholePages ? { wholePages } : {}) },
    identify: recordText,
    fetch: ({ startMs, endMs }, offset, limit) =>
      callDatabase(operation, engine, {
        ...{ name: action, region, attempted: attemptedOf(args), writes: false, answerSize: "events" },
        parameters: {
          InstanceId: instanceId,
          StartTime: timeToWire(startMs, utcOffset),
          EndTime: timeToWire(endMs, utcOffset),
          ...{ Limit: limit, Offset: offset, ...order, ...asked, ClusterId: clusterId, ...filtersToWire(args) },
        },
        decode(answer) {
          const page = pageFromWire(engine, member, utcOffset, answer);
          requestIds.push(textIn(answer, "RequestId") ?? "");
          return page;
        },
      }),
  };
}

/** What the statements of a database instance were, as its audit service recorded them. */
export const tencentGetAuditRecords = dataSource<Arguments, AuditRecordList>({
  name: "getAuditRecords",
  cloud: "tencent",
  arguments: getAuditRecordsArguments,
  result: auditRecordList,
  rules,
  reference: {
    page: dialects.cdb.page,
    permissions: engineField.options.flatMap((engine) => {
      const { title, actions } = dialects[engine];
      const { name } = serviceOf(engine);
      return [
        { name: `${name}:${recordDialects[engine].action}`, when: `for ${title}` },
        { name: `${name}:${actions.list}`, when: `for ${title}, where nothing is found` },
      ];
    }),
    example: {
      ...{ cloud: "tencent", region: "ap-guangzhou", engine: "cdb", instanceId: "cdb-etxaaa12" },
      ...{ startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" },
      logFilter: [{ type: "sqlType", compare: "EQS", value: ["DROP"] }],
    },
  },
  run: (operation, args) =>
    listRecords(operation, args, {
      listings: (joint, requestIds) => recordListings(joint, args, requestIds),
      isAudited: async () => (await readRow(operation, args))?.isOn,
    }),
});
