import { refusal } from "../api3/errors";
import type { Parameter, Values } from "../api3/parameters";
import type { AuditedRow } from "./instance";
import type { Product } from "./products";

/** How rows are chosen: one of the two members, by service. */
export function filterParameter(product: Product): Readonly<Record<string, Parameter>> {
  if (product.records.filter === "LogFilter")
    return {
      LogFilter: {
        type: "objects",
        members: {
          Type: { type: "str", required: true },
          Compare: { type: "str", required: true },
          Value: { type: "strs", required: true },
        },
      },
    };
  const members = Object.fromEntries(
    product.records.members.map((name) => [
      name,
      { type: name === "Sql" ? "str" : /Time|Rows/.test(name) ? "int" : "strs" } as const,
    ]),
  );
  return { Filter: { type: "object", members } };
}

const texts: Readonly<Record<string, (row: AuditedRow) => string>> = {
  sql: ({ statement }) => statement,
  CommandDetail: ({ statement }) => statement,
  Sql: ({ statement }) => statement,
  Param: ({ statement }) => statement,
  host: ({ host }) => host,
  Host: ({ host }) => host,
  ClientAddr: ({ host }) => host,
  user: ({ user }) => user,
  User: ({ user }) => user,
  UserName: ({ user }) => user,
  dbName: ({ database }) => database,
  DBName: ({ database }) => database,
  sqlType: ({ operation }) => operation,
  SqlType: ({ operation }) => operation,
  CommandType: ({ operation }) => operation,
  Atype: ({ operation }) => operation,
  execTime: ({ durationUs }) => String(durationUs),
  ExecTime: ({ durationUs }) => String(durationUs),
  affectRows: ({ affected }) => String(affected),
  AffectRows: ({ affected }) => String(affected),
};

const comparisons: Readonly<Record<string, (text: string, values: readonly string[]) => boolean>> = {
  EQS: (text, values) => values.includes(text),
  NEQ: (text, values) => !values.includes(text),
  INC: (text, values) => values.some((value) => text.includes(value)),
  EXC: (text, values) => !values.some((value) => text.includes(value)),
  WINC: (text, values) => values.some((value) => text.includes(value)),
  WEXC: (text, values) => !values.some((value) => text.includes(value)),
  RA: (text, values) =>
    values.some((value) => {
      const [least = 0, most = 0] = value.split("-").map(Number);
      return Number(text) >= least && Number(text) <= most;
    }),
};

/** All conditions must hold. */
export function rowFilter(product: Product, values: Values): (row: AuditedRow) => boolean {
  const conditions = Array.isArray(values.LogFilter) ? values.LogFilter : [];
  const tests = conditions.map((condition) => {
    const {
      Type: type,
      Compare: compare,
      Value: value,
    } = condition as { Type: string; Compare: string; Value: string[] };
    const test = Object.hasOwn(comparisons, compare) ? comparisons[compare] : undefined;
    if (test === undefined) throw refusal("InvalidParameterValue", `The parameter \`LogFilter.Compare\` is unknown.`);
    const allowed = product.records.types;
    if (allowed !== undefined && !allowed.includes(type))
      throw refusal("InvalidParameterValue", `The parameter \`LogFilter.Type\` must be one of ${allowed.join(", ")}.`);
    return (row: AuditedRow) => test(texts[type]?.(row) ?? "", value);
  });
  const members = Object.entries((values.Filter ?? {}) as Values).map(([name, value]) => (row: AuditedRow) => {
    const text = texts[name]?.(row) ?? "";
    if (Array.isArray(value)) return value.some((one) => one === text);
    return name === "Sql" ? text.includes(String(value)) : Number(text) >= Number(value);
  });
  return (row) => [...tests, ...members].every((test) => test(row));
}
