import { harmless } from "../../../provider/core/session/foreign-text";
import { redactRecord } from "../../../provider/core/session/redact";
import { quotedCell } from "../../report/csv";
import { jsonText } from "../../report/json-text";
import type { Fetched } from "./download-log";
import type { Instance, LogFile } from "./list-logs";

/** A file of an instance, and where it is on this machine. */
export interface LogRow extends Instance {
  /** As the file of accounts names it, where there is one. */
  readonly account?: string;
  readonly accountId?: string;
  readonly log: LogFile;
  readonly fetched?: Fetched;
}

const cells = {
  cloud: ({ cloud }: LogRow) => cloud,
  account: ({ account }: LogRow) => account ?? null,
  accountId: ({ accountId }: LogRow) => accountId ?? null,
  region: ({ region }: LogRow) => region,
  engine: ({ engine }: LogRow) => engine,
  instanceId: ({ instanceId }: LogRow) => instanceId,
  id: ({ log }: LogRow) => log.id,
  name: ({ log }: LogRow) => log.name,
  status: ({ log }: LogRow) => log.status ?? null,
  kilobytes: ({ log }: LogRow) => log.size ?? null,
  beginTime: ({ log }: LogRow) => log.beginTime ?? null,
  endTime: ({ log }: LogRow) => log.endTime ?? null,
  createTime: ({ log }: LogRow) => log.createTime ?? null,
  error: ({ log }: LogRow) => log.error ?? null,
  file: ({ fetched }: LogRow) => fetched?.file ?? null,
  bytes: ({ fetched }: LogRow) => fetched?.bytes ?? null,
  sha256: ({ fetched }: LogRow) => fetched?.sha256 ?? null,
};
const columns = Object.keys(cells) as readonly (keyof typeof cells)[];

export const ndjsonLine = (row: LogRow) =>
  redactRecord(`${jsonText(Object.fromEntries(columns.map((name) => [name, cells[name](row)])))}\n`);

export const csvLine = (row: LogRow) =>
  `${columns.map((name) => quotedCell(harmless(String(cells[name](row) ?? "")))).join(",")}\r\n`;

export const csvHead = `${columns.join(",")}\r\n`;
