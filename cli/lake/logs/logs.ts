import type { Command } from "commander";
import pLimit from "p-limit";
import { reasonOf } from "../../../provider/core/session/errors";
import { sharedTokens } from "../../../provider/core/session/rate-tokens";
import { Session } from "../../../provider/core/session/session";
import { terminalProgress } from "../../progress";
import { readingHelp } from "../../report/reading";
import { stackSettings } from "../../stack-configuration";
import { untilStopped } from "../interruption";
import { standardLines } from "../output/line-file";
import { byReason } from "../regions";
import { failed, tell } from "../telling";
import { fetchAll } from "./fetch-logs";
import { findInstances, type LogFile, listLogs } from "./list-logs";
import { addLogOptions, type LogOptions } from "./log-options";
import { csvHead, csvLine, type LogRow, ndjsonLine } from "./log-rows";

const help = `
Examples:
  $ access-audit logs --since 365d                      the audit log files of all databases of the configured regions
  $ access-audit logs --cloud huawei --region cn-north-4 --engine taurusdb --download logs
  $ access-audit logs --instance cdb-etxaaa12 --format csv

Huawei Cloud writes files by itself. Elsewhere they are exports that somebody asked for, as AuditLogExport does; this
command asks for none.
A file is fetched whole or not at all; the same command goes on with what it has in part. Links are never shown.

Exit codes: 0 everything was listed and fetched, 1 something could not be. One failure stops none of the others.`;

/** `access-audit logs`: the audit log files of databases. */
export function logsCommand(command: Command): Command {
  return addLogOptions(command)
    .addHelpText("after", `${help}${readingHelp("logs", "none")}`)
    .action((options: LogOptions) => untilStopped((stopped) => logs(options, stopped)));
}

/** Instances whose lists are read at once, and files that are fetched at once. */
const parallelLists = 8;
const parallelFiles = 4;

async function logs(options: LogOptions, cancel: AbortSignal): Promise<void> {
  const session = new Session(await stackSettings(options.stack), { warn: tell, tokens: sharedTokens() });
  const { instances, errors, skipped } = await findInstances(options, session);
  for (const error of errors) failed(error);
  if (instances.length === 0 && errors.length === 0)
    throw new Error(["there are no databases", ...byReason(skipped)].join("; "));
  for (const reason of byReason(skipped)) tell(`passed over: ${reason}`);
  const asCsv = options.format === "csv" && !options.json;
  const lines = standardLines();
  const write = (row: LogRow) => lines.write(asCsv ? csvLine(row) : ndjsonLine(row));
  if (asCsv) await lines.write(csvHead);
  const progress = options.download === undefined ? undefined : terminalProgress();
  const counter = progress?.begin("audit log files");
  const fetching = pLimit(parallelFiles);
  const endMs = Math.min(options.until ?? Number.POSITIVE_INFINITY, session.clock.now());
  let count = 0;
  try {
    await pLimit(parallelLists).map(instances, async (instance) => {
      try {
        const listed = await listLogs(session, instance, { startMs: options.since, endMs }, cancel);
        const { download } = options;
        const wanted = download === undefined ? [] : listed.filter(isReady);
        count += wanted.length;
        counter?.total(count);
        for (const log of listed) if (!wanted.includes(log)) await write({ ...instance, log });
        if (download === undefined) return;
        await fetchAll(wanted, { session, instance, folder: download, cancel, fetching }, async (log, fetched) => {
          counter?.advance();
          await write({ ...instance, log, ...(fetched && { fetched }) });
        });
      } catch (error) {
        if (!cancel.aborted) failed(`${instance.cloud} ${instance.instanceId}: ${reasonOf(error)}`);
      }
    });
  } finally {
    progress?.stop();
    lines.end();
  }
  if (cancel.aborted) throw new Error("it was stopped before everything was there; the same command goes on");
}

const isReady = ({ status }: LogFile) => status === undefined || status === "success";
