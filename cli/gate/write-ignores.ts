import { existsSync, readFileSync } from "node:fs";
import { isMap, isSeq, LineCounter, parseDocument, type YAMLSeq } from "yaml";
import { redact } from "../../provider/core/session/redact";
import { jsonText } from "../report/json-text";
import type { Examined, Report } from "../report/report";
import { writeReport } from "../write-report";

interface Terms {
  readonly reason: string;
  readonly expires: string;
}

const head = `# What access-audit ignores, and why: access-audit drift, review and scan --help. An entry without a reason is refused.
ignore:
`;

/** Adds an entry for each finding that counts, and tells how many. What the file has stays as it is, comments included. */
export function writeIgnores(path: string, report: Report, terms: Terms): number {
  const found = report.resources.flatMap((resource) =>
    resource.findings
      .filter(({ suppressed }) => suppressed === undefined)
      .map(({ rule, property }) => {
        const { account } = resource;
        return { rule, id: idOf(resource), command: report.command, property, account, ...terms };
      }),
  );
  if (found.length === 0) return 0;
  const { text, indent } = existsSync(path) ? placeIn(readFileSync(path, "utf8")) : { text: head, indent: "  " };
  const lines = found.flatMap(({ property, account, rule, id, command, reason, expires }) => {
    const narrowed = { ...(property === undefined ? {} : { property }), ...(account === undefined ? {} : { account }) };
    const members = { rule, id, reason, expires, command, ...narrowed };
    // JSON text is YAML, and drives nothing that shows the file.
    const told = Object.entries(members).map(([name, value]) => `${name}: ${ours.has(name) ? value : jsonText(value)}`);
    return told.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${line}\n`);
  });
  const whole = redact(`${text}${lines.join("")}`);
  if (parseDocument(whole).errors.length > 0) throw new Error(`${path} has an end to which nothing can be added`);
  writeReport(path, whole);
  return found.length;
}

/** The URN where there is one: a monitor and an access log of one bucket have the same id. */
function idOf({ urn, id, name }: Examined): string {
  return urn ?? id ?? name;
}

/** Members whose values need no quotes. */
const ours = new Set(["rule", "command", "expires"]);

/** The text to go on from, and how far its entries are indented. */
function placeIn(text: string): { text: string; indent: string } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const list = isMap(document.contents) ? document.contents.get("ignore") : undefined;
  if (!isSeq(list) || list.items.length === 0) return { text: commentsOf(text), indent: "  " };
  if (list.flow) {
    (list as YAMLSeq).flow = false;
    return placeIn(document.toString({ lineWidth: 0 }));
  }
  const column = lines.linePos(list.range?.[0] ?? 0).col;
  return { text: text.endsWith("\n") ? text : `${text}\n`, indent: " ".repeat(column - 1) };
}

/** A file without entries may have words before them. */
function commentsOf(text: string): string {
  const comments = text.split("\n").filter((line) => line.startsWith("#"));
  return comments.length === 0 ? head : `${comments.join("\n")}\nignore:\n`;
}
