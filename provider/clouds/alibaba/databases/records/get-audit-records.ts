import { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { choice, field } from "../../../../core/fields/field";
import { dataSource } from "../../../../core/listing/data-source";
import { laterEnd } from "../../../../core/listing/later-end";
import type { RowListing } from "../../../../core/listing/row-windows";
import { timestampField } from "../../../../core/listing/timestamps";
import { UserError } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import {
  type AuditRecord,
  type AuditRecordList,
  auditRecordList,
  listRecords,
  recordText,
} from "../../../../kinds/databases/get-audit-records";
import { regionField } from "../../regions";
import { callDatabase, permissionOf } from "../call";
import { readPolicy } from "../database-audit-policy";
import { dialects, engineField } from "../engines";
import { instanceIdField } from "../policy-inputs";
import { type FilterName, filterNames, recordDialects } from "./dialects";
import { pageFromWire } from "./record-wire";

const text = (doc: string) => field(z.string().min(1).optional(), { doc });

export const getAuditRecordsArguments = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud that holds the database." }),
  region: field(regionField, { doc: "The region of the instance, such as `cn-hangzhou`." }),
  engine: field(engineField, { doc: "The service of the instance." }),
  instanceId: field(instanceIdField, { doc: "The instance, such as `rm-uf6wjk5exampl01`." }),
  startTime: field(timestampField, {
    doc: "Start of the time range: a Date, or text with an offset. On RDS and PolarDB at most 7 days ago, what the fast storage keeps.",
  }),
  endTime: field(timestampField, {
    doc:
      "Its end. It is asked for in windows of a day, on Redis of 10 minutes, and in shorter ones where there are more records than " +
      "pages reach.",
  }),
  user: text("Only the statements of this account."),
  database: text("Only the statements in this database."),
  host: text("Only the statements from this address. Not on MongoDB."),
  sqlType: text("Only statements of this kind, such as `delete`. On RDS and PolarDB."),
  keywords: field(z.array(z.string().regex(/^\S+$/, "must be a word without blanks")).min(1).max(10).optional(), {
    doc: "Only statements that hold these words; on Redis one word.",
  }),
  logicalOperator: field(choice({ and: "They hold all of the words.", or: "They hold one of the words." }).optional(), {
    doc: "Whether all `keywords` must be there. Not on Redis.",
  }),
  nodeId: text("Only the statements of this node. Required for a sharded cluster of MongoDB. On MongoDB and Redis."),
  childInstanceIds: text("The nodes, with commas between. Required on PolarDB, and only for it."),
  maxResults: field(z.int().min(1).optional(), {
    doc: "Stops when so many were found: the oldest; on Redis the service decides which of a window come first.",
  }),
});

type Arguments = z.output<typeof getAuditRecordsArguments>;

const enginesWith = (name: FilterName) =>
  engineField.options.filter((engine) => recordDialects[engine].filters[name] !== undefined).join(", ");

const rules: readonly Rule<Arguments>[] = [
  laterEnd,
  ...filterNames.map(
    (name): Rule<Arguments> => ({
      fields: ["engine", name],
      check({ engine, [name]: given }) {
        if (given === undefined || recordDialects[engine].filters[name] !== undefined) return undefined;
        return { property: name, reason: `is for ${enginesWith(name)} only; remove it` };
      },
    }),
  ),
  {
    fields: ["engine", "childInstanceIds"],
    check: ({ engine, childInstanceIds }) =>
      engine === "polardb" && childInstanceIds === undefined
        ? { property: "childInstanceIds", reason: "is required on polardb: the nodes, with commas between" }
        : undefined,
  },
  {
    fields: ["engine", "keywords"],
    check: ({ engine, keywords = [] }) =>
      engine === "redis" && keywords.length > 1
        ? { property: "keywords", reason: `must be one word on redis, but there are ${keywords.length}` }
        : undefined,
  },
];

const attemptedOf = ({ engine, instanceId }: Arguments) => `list the audit records of ${engine} instance ${instanceId}`;

function listingOf(operation: Operation, args: Arguments, requestIds: string[]): RowListing<AuditRecord> {
  const { engine, region, instanceId } = args;
  const dialect = recordDialects[engine];
  const { service, action, longestMs, reach, pageSizes, page, order, span, instance } = dialect;
  return {
    cloud: `Alibaba Cloud ${dialects[engine].title}`,
    attempted: attemptedOf(args),
    ...{ longestMs, reach, pageSizes, wholePages: true, identify: recordText },
    fetch: (window, offset, limit) =>
      callDatabase(operation, {
        ...{
          service,
          name: action,
          region,
          attempted: attemptedOf(args),
          writes: false,
          answerSize: "events" as const,
        },
        parameters: {
          ...{ [instance]: instanceId, ...span(window), ...order, ...filtersToWire(args) },
          ...{ [page.number]: offset / limit + 1, [page.size]: limit },
        },
        decode: (answer, requestId) => {
          requestIds.push(requestId ?? "");
          return pageFromWire(dialect, answer);
        },
      }),
  };
}

function filtersToWire(args: Arguments): Readonly<Record<string, string>> {
  const { filters } = recordDialects[args.engine];
  const given = { ...args, keywords: args.keywords?.join(" ") };
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const [wire, value] = [filters[name], given[name]];
      return wire === undefined || value === undefined ? [] : [[wire, value]];
    }),
  );
}

/** Who asks for the last seven days has said so a moment ago. */
const momentMs = 60_000;

/** From when on the service keeps records: an instant of its own, where that is not a matter of keepDays. */
function earliestOf({ session }: Operation, { engine, startTime }: Arguments): number {
  const { reachesBackMs } = recordDialects[engine];
  if (reachesBackMs === undefined) return 0;
  const earliest = session.now("alibaba").getTime() - reachesBackMs;
  if (startTime.getTime() >= earliest - momentMs) return earliest + momentMs;
  throw new UserError(
    `startTime must be at most 7 days ago on ${dialects[engine].title}, because its fast storage keeps no more, but is ` +
      `${startTime.toISOString()}. Older records are in exports only`,
  );
}

function run(operation: Operation, args: Arguments): Promise<AuditRecordList> {
  const startTime = new Date(Math.max(args.startTime.getTime(), earliestOf(operation, args)));
  const { region, engine, instanceId } = args;
  return listRecords(
    operation,
    { ...args, startTime },
    {
      listings: (joint, requestIds) => [listingOf(joint, args, requestIds)],
      isAudited: async () => (await readPolicy(operation, { region, engine, instanceId }))?.isOn,
    },
  );
}

/** What the statements of a database instance were, as its audit service recorded them. */
export const alibabaGetAuditRecords = dataSource<Arguments, AuditRecordList>({
  name: "getAuditRecords",
  cloud: "alibaba",
  arguments: getAuditRecordsArguments,
  result: auditRecordList,
  rules,
  reference: {
    page: "https://api.aliyun.com/document/DAS/2020-01-16/GetDasSQLLogHotData",
    permissions: engineField.options.flatMap((engine) => {
      const { title, audit, instance } = dialects[engine];
      const { service, action } = recordDialects[engine];
      return [
        { name: permissionOf(service, action), when: `for ${title}` },
        ...[
          permissionOf(instance.service, instance.action),
          ...audit.reads.map((name) => permissionOf(audit.service, name)),
        ].map((name) => ({ name, when: `for ${title}, where nothing is found` })),
      ];
    }),
    example: {
      ...{ cloud: "alibaba", region: "cn-hangzhou", engine: "mongodb", instanceId: "dds-bp12c5b040dc0001" },
      ...{ startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z", keywords: ["drop"] },
    },
  },
  run,
});
