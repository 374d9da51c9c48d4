import { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { choice, field } from "../../../../core/fields/field";
import { dialects, type Engine } from "../engines";

const compareField = choice({
  EQS: "It is one of the values.",
  NEQ: "It is none of the values.",
  INC: "It contains one of the values.",
  EXC: "It contains none of the values.",
  WINC: "It contains one of the values, as words.",
  WEXC: "It contains none of the values, as words.",
  RA: "It lies in a range, written `M-N`.",
});
type Compare = z.output<typeof compareField>;

const logFilter = z.strictObject({
  type: field(z.string().min(1), { doc: "What is compared, in the vendor's words, such as `sql` or `execTime`." }),
  compare: field(compareField, { doc: "How it is compared." }),
  value: field(z.array(z.string()).min(1), { doc: "The values; numbers as text." }),
});

const texts = (doc: string) => field(z.array(z.string().min(1)).min(1).optional(), { doc });
const least = (doc: string) => field(z.int().min(0).optional(), { doc });

const filter = z.strictObject({
  host: texts("Addresses of clients."),
  user: texts("Users."),
  dbName: texts("Databases. Not on MongoDB."),
  sqlType: texts("Kinds of statements. On PostgreSQL."),
  sql: field(z.string().min(1).optional(), { doc: "A part of the statement. On PostgreSQL." }),
  execTime: least("The duration of the statement, in the unit of the engine's records."),
  affectRows: least("A number of rows that it changed."),
  sentRows: least("A number of rows that it returned. On MariaDB and TDSQL."),
  atype: texts("Kinds of operations. On MongoDB."),
  result: texts("Results, as text. On MongoDB."),
  param: texts("Parts of the parameters. On MongoDB."),
});

export const filterFields = {
  logFilter: field(z.array(logFilter).min(1).optional(), {
    doc: "Conditions that must all hold. On MySQL, TDSQL-C, Redis and SQL Server.",
  }),
  filter: field(filter.optional(), {
    doc: "Conditions that must all hold. On PostgreSQL, MongoDB, MariaDB and TDSQL. Numbers are compared as the service does.",
  }),
};

interface Filters {
  readonly engine: Engine;
  readonly logFilter?: z.output<typeof filterFields.logFilter>;
  readonly filter?: z.output<typeof filterFields.filter>;
}

type Members = readonly (keyof z.output<typeof filter>)[];
type Types = Readonly<Record<string, readonly Compare[]>>;

const every = compareField.options;
const each = (types: readonly string[], compares: readonly Compare[]): Types =>
  Object.fromEntries(types.map((type) => [type, compares]));

const mysql: Types = {
  ...each(["sql", "alarmLevel", "ruleTemplateId"], ["INC", "EXC", "WINC", "WEXC"]),
  ...each(["host", "user", "dbName"], ["EQS", "NEQ", "INC", "EXC"]),
  ...each(["sqlType", "errCode", "threadId"], ["EQS", "NEQ"]),
  ...each(["execTime", "lockWaitTime", "ioWaitTime", "trxLivingTime", "cpuTime"], ["RA"]),
  ...each(["checkRows", "affectRows", "sentRows"], ["RA"]),
};
const redis: Types = each(
  [
    ...["Timestamp", "UserName", "CacheCode", "ClientAddr", "CommandDetail", "CommandLatency", "CommandType"],
    ...["DBId", "ErrMsg"],
  ],
  every,
);
const brain: Members = ["host", "user", "dbName", "execTime", "affectRows", "sentRows"];

/** What an engine can be asked for: types of conditions, all of them where no page lists them, or members of one object. */
const known: Readonly<Record<Engine, { readonly types?: Types | "any"; readonly members?: Members }>> = {
  cdb: { types: mysql },
  cynosdb: { types: mysql },
  redis: { types: redis },
  sqlserver: { types: "any" },
  postgres: { members: ["host", "user", "dbName", "sqlType", "sql", "execTime", "affectRows"] },
  mongodb: { members: ["host", "user", "execTime", "affectRows", "atype", "result", "param"] },
  mariadb: { members: brain },
  dcdb: { members: brain },
};

export const filterRules: readonly Rule<Filters>[] = [
  {
    fields: ["engine", "logFilter"],
    check({ engine, logFilter: given }) {
      const { types } = known[engine];
      if (given === undefined) return undefined;
      if (types === undefined)
        return { property: "logFilter", reason: `is not for ${dialects[engine].title}, which takes filter` };
      for (const [index, { type, compare, value }] of given.entries()) {
        const property = `logFilter[${index}]`;
        const compares = types === "any" ? every : Object.hasOwn(types, type) ? types[type] : undefined;
        if (compares === undefined)
          return { property: `${property}.type`, reason: `must be one of ${Object.keys(types).join(", ")}` };
        if (!compares.includes(compare))
          return { property: `${property}.compare`, reason: `must be one of ${compares.join(", ")} for ${type}` };
        if (compare === "RA" && !value.every((range) => /^\d+-\d+$/.test(range)))
          return { property: `${property}.value`, reason: "must be ranges such as 100-200" };
      }
      return undefined;
    },
  },
  {
    fields: ["engine", "filter"],
    check({ engine, filter: given }) {
      const { members } = known[engine];
      if (given === undefined) return undefined;
      if (members === undefined)
        return { property: "filter", reason: `is not for ${dialects[engine].title}, which takes logFilter` };
      const foreign = Object.keys(given).find((name) => !members.some((member) => member === name));
      if (foreign === undefined) return undefined;
      const reason = `is not for ${dialects[engine].title}, which takes ${members.join(", ")}`;
      return { property: `filter.${foreign}`, reason };
    },
  },
];

/** The wire writes the first letter large, and `DBName` so. */
const wireName = (name: string) => (name === "dbName" ? "DBName" : name.charAt(0).toUpperCase() + name.slice(1));

export function filtersToWire({ logFilter: conditions, filter: members }: Filters): Readonly<Record<string, unknown>> {
  return {
    LogFilter: conditions?.map(({ type, compare, value }) => ({ Type: type, Compare: compare, Value: value })),
    Filter: members && Object.fromEntries(Object.entries(members).map(([name, value]) => [wireName(name), value])),
  };
}
