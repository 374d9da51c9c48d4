import { clouds } from "../../../provider/registry";

interface Parameter {
  readonly name: string;
  readonly doc: string;
  /** What stands for it where none is given. */
  readonly usual?: string;
  readonly form: RegExp;
}

/** A question that is ready: SQL that DuckDB, Spark, ClickHouse and Trino understand alike, about a table `events`. */
export interface Question {
  readonly doc: string;
  readonly parameters: readonly Parameter[];
  sql(value: (name: string) => string): string;
}

const anyText = /^.+$/s;
const failed = "SUM(CASE WHEN error_code IS NULL THEN 0 ELSE 1 END)";

/** A text as a literal of every dialect: none of them reads a backslash alike, so there is none. */
export function literal(text: string): string {
  if (text.includes("\\"))
    throw new Error("a value must not have a backslash, because engines read it in different ways");
  return `'${text.replaceAll("'", "''")}'`;
}

/** Operations that change what is recorded; those that only begin it are left out. */
function weakeningOperations(): string[] {
  const names = clouds.flatMap(({ resources }) =>
    resources.flatMap(({ changedBy }) => changedBy.source.match(/\w{8,}/g) ?? []),
  );
  return [...new Set(names)].filter((name) => !/^(create|start|enable|open)/i.test(name)).sort();
}

export const questions: Readonly<Record<string, Question>> = {
  "switched-off": {
    doc: "Who switched auditing off, or may have: each call that can, also the refused ones.",
    parameters: [],
    sql: () => `SELECT time, cloud, account, region, name, actor, access_key_id, source_address, resource_name, error_code, id
FROM events
WHERE name IN (${weakeningOperations().map(literal).join(", ")})
ORDER BY time, cloud, id`,
  },
  touched: {
    doc: "Who touched a bucket, or another resource, and how.",
    parameters: [{ name: "resource", doc: "its name, as the vendor writes it", form: anyText }],
    sql: (
      value,
    ) => `SELECT cloud, account, actor, name, COUNT(*) AS calls, ${failed} AS failed, MIN(time) AS first_time, MAX(time) AS last_time
FROM events
WHERE resource_name = ${literal(value("resource"))}
GROUP BY cloud, account, actor, name
ORDER BY calls DESC, cloud, account NULLS FIRST, actor NULLS FIRST, name`,
  },
  "failed-by-address": {
    doc: "Calls that failed, by the address that they came from.",
    parameters: [],
    sql: () => `SELECT source_address, COUNT(*) AS failed, COUNT(DISTINCT actor) AS actors, COUNT(DISTINCT name) AS operations, MIN(time) AS first_time, MAX(time) AS last_time
FROM events
WHERE error_code IS NOT NULL
GROUP BY source_address
ORDER BY failed DESC, source_address NULLS FIRST`,
  },
  "actor-day": {
    doc: "What one actor did on one day.",
    parameters: [
      { name: "actor", doc: "the user or role", form: anyText },
      { name: "date", doc: "the day in UTC", form: /^\d{4}-\d\d-\d\d$/ },
    ],
    sql: (value) => `SELECT time, cloud, account, region, name, source, resource_name, source_address, error_code, id
FROM events
WHERE actor = ${literal(value("actor"))} AND date = ${literal(value("date"))}
ORDER BY time, cloud, id`,
  },
  gaps: {
    doc: "Where nothing was recorded for long: the gaps between an account's events.",
    parameters: [{ name: "hours", doc: "the shortest gap", usual: "24", form: /^\d{1,5}$/ }],
    sql: (value) => `SELECT cloud, account, previous_time, time, time_ms - previous_ms AS gap_ms
FROM (
  SELECT cloud, account, time, time_ms,
    LAG(time) OVER (PARTITION BY cloud, account ORDER BY time_ms, id) AS previous_time,
    LAG(time_ms) OVER (PARTITION BY cloud, account ORDER BY time_ms, id) AS previous_ms
  FROM events
  WHERE time_ms IS NOT NULL
) AS spans
WHERE previous_ms IS NOT NULL AND time_ms - previous_ms >= ${Number(value("hours")) * 3_600_000}
ORDER BY gap_ms DESC, cloud, account NULLS FIRST, time`,
  },
};

/** The SQL of a question with what was given, such as `resource=archive`. */
export function sqlOf(name: string, given: ReadonlyMap<string, string>): string {
  const question = Object.hasOwn(questions, name) ? questions[name] : undefined;
  if (question === undefined)
    throw new Error(`the question ${name} is unknown. These are known: ${Object.keys(questions).join(", ")}`);
  const { parameters } = question;
  for (const key of given.keys())
    if (!parameters.some((parameter) => parameter.name === key))
      throw new Error(
        `the question ${name} has no parameter ${key}. Its parameters: ${parameters.map((one) => one.name).join(", ") || "nothing"}`,
      );
  for (const { name: parameter, doc, usual, form } of parameters)
    if (!form.test(given.get(parameter) ?? usual ?? ""))
      throw new Error(`the question ${name} needs --set ${parameter}=<${doc}>`);
  return question.sql((key) => given.get(key) ?? parameters.find((one) => one.name === key)?.usual ?? "");
}
