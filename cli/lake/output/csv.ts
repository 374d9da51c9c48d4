import { harmless } from "../../../provider/core/session/foreign-text";
import { quotedCell } from "../../report/csv";
import { type EventRow, textColumnNames, textColumns } from "../rows";

export const csvHead = `${["cloud", "time", ...textColumnNames].join(",")}\r\n`;

/** A line of CSV. A file keeps the data as it is; no cell of either is a formula. */
export function csvLine({ cloud, ...row }: EventRow, isTerminal: boolean): string {
  const texts = [cloud, row.event.time, ...textColumnNames.map((name) => textColumns[name]({ cloud, ...row }) ?? "")];
  return `${texts.map((text) => quotedCell(isTerminal ? harmless(text) : text)).join(",")}\r\n`;
}
