import { type Command, Option } from "commander";
import { redactRecord } from "../../../provider/core/session/redact";
import { readingHelp } from "../../report/reading";
import { standardLines } from "../output/line-file";
import { ask } from "./duckdb";
import { questions, sqlOf } from "./questions";
import { tableFormats } from "./tables";

interface Options {
  readonly dataset: string;
  readonly set?: readonly string[];
  readonly list?: true;
  readonly printSql?: true;
  readonly format: keyof typeof tableFormats;
  readonly json?: true;
}

const help = `
Examples:
  $ access-audit query --list
  $ access-audit query switched-off --dataset lake
  $ access-audit query touched --set resource=archive
  $ access-audit query actor-day --set actor=alice date=2026-01-15 --format csv
  $ access-audit query "select cloud, count(*) from events group by cloud"
  $ access-audit query gaps --print-sql > gaps.sql      the same question for Spark, ClickHouse or Trino

The table is events; docs/guide/events.md has its columns. DuckDB runs the queries: npm install @duckdb/node-api. A
query reads the dataset and no other file, and writes nothing.

Exit codes: 0 there is an answer, also an empty one; 1 an error.`;

/** `access-audit query`: questions to a dataset of events. */
export function queryCommand(command: Command): Command {
  return command
    .argument("[question]", "a ready question, or SQL")
    .option("--dataset <folder>", "what access-audit events --output parquet=<folder> wrote", "lake")
    .option("--set <name=value...>", "what a ready question is about")
    .option("--list", "list the ready questions")
    .option("--print-sql", "print the SQL of a ready question, and ask nothing")
    .addOption(
      new Option("--format <format>", "how the answer is printed").choices(Object.keys(tableFormats)).default("table"),
    )
    .option("--json", "the same as --format json: a line for each row")
    .addHelpText("after", `${help}${readingHelp("query", "none")}`)
    .action((question: string | undefined, options: Options) => query(question, options));
}

async function query(question: string | undefined, options: Options): Promise<void> {
  const lines = standardLines();
  try {
    if (options.list) return await lines.write(listed());
    if (question === undefined)
      throw new Error("no question was given. Give SQL, or a name of access-audit query --list");
    const sql = /\s/.test(question.trim()) ? question : sqlOf(question, valuesOf(options.set ?? []));
    if (options.printSql) return await lines.write(`${sql};\n`);
    const format = tableFormats[options.json ? "json" : options.format];
    await ask(options.dataset, sql, (answer) => format(answer, (text) => lines.write(redactRecord(text))));
  } finally {
    lines.end();
  }
}

function listed(): string {
  return Object.entries(questions)
    .map(([name, { doc, parameters }]) => {
      const wanted = parameters.map(
        (one) => `  --set ${one.name}=<${one.doc}${one.usual === undefined ? "" : `; ${one.usual}`}>`,
      );
      return `${[`${name.padEnd(18)} ${doc}`, ...wanted.map((line) => " ".repeat(17) + line)].join("\n")}\n`;
    })
    .join("");
}

function valuesOf(given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((text) => {
      const at = text.indexOf("=");
      if (at < 1) throw new Error(`--set takes name=value, but ${text} was given`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
