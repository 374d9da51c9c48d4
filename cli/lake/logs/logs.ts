import { join } from "node:path";
import type { Command } from "commander";
import pLimit from "p-limit";
import { reasonOf } from "../../../provider/core/session/errors";
import { accountIds } from "../../accounts/account-ids";
import { terminalProgress } from "../../progress";
import { readingHelp } from "../../report/reading";
import { checkFolder } from "../../text/given-path";
import { untilStopped } from "../interruption";
import { standardLines } from "../output/line-file";
import { placeName } from "../place-name";
import { failed } from "../telling";
import { fetchAll } from "./fetch-logs";
import { findInstances, type LogFile, listLogs } from "./list-logs";
import { addLogOptions, type LogOptions } from "./log-options";
import { csvHead, csvLine, type LogRow, ndjsonLine } from "./log-rows";
import { sizesIn } from "./sizes";

const help = `
Examples:
  $ access-audit logs --since 365d                      the audit log files of all databases of the configured regions
  $ access-audit logs --cloud huawei --region cn-north-4 --engine taurusdb --download logs
  $ access-audit logs --instance cdb-etxaaa12 --format csv
  $ access-audit logs --accounts accounts.yaml --download logs
                                                        every account of a file, with a folder for each
  $ access-audit logs --accounts accounts.yaml --shard 0/4 --download logs
                                                        a quarter of them; the other quarters may run at the same time

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
  if (options.download !== undefined) checkFolder(`--download ${options.download}`, options.download);
  const sources = await findInstances(options);
  const { accounts } = options;
  const names = new Set(sources.flatMap(({ account }) => account?.name ?? []));
  const ids = accounts === undefined ? new Map<string, string>() : await accountIds(accounts, names);
  const asCsv = options.format === "csv" && !options.json;
  const lines = standardLines();
  const write = (row: LogRow) => lines.write(asCsv ? csvLine(row) : ndjsonLine(row));
  if (asCsv) await lines.write(csvHead);
  const progress = options.download === undefined ? undefined : terminalProgress();
  const counter = progress?.begin("audit log files");
  const sizes = progress && sizesIn(progress);
  const fetching = pLimit(parallelFiles);
  let count = 0;
  try {
    await pLimit(parallelLists).map(sources, async ({ what: instance, session, account }) => {
      const whose = account === undefined ? "" : `${account.name}: `;
      const accountId = account && ids.get(account.name);
      const place = {
        ...instance,
        ...(account && { account: account.name }),
        ...(accountId === undefined ? {} : { accountId }),
      };
      try {
        const endMs = Math.min(options.until ?? Number.POSITIVE_INFINITY, session.clock.now());
        const listed = await listLogs(session, instance, { startMs: options.since, endMs }, cancel);
        const { download } = options;
        // Of two accounts, files may have the same names.
        const folder = account === undefined ? download : download && join(download, placeName(account.name));
        const wanted = download === undefined ? [] : listed.filter(isReady);
        count += wanted.length;
        counter?.total(count);
        for (const log of listed) if (!wanted.includes(log)) await write({ ...place, log });
        if (folder === undefined) return;
        await fetchAll(wanted, { session, instance, folder, cancel, fetching, sizes }, async (log, fetched) => {
          counter?.advance();
          await write({ ...place, log, ...(fetched && { fetched }) });
        });
      } catch (error) {
        if (!cancel.aborted) failed(`${whose}${instance.cloud} ${instance.instanceId}: ${reasonOf(error)}`);
      }
    });
  } finally {
    progress?.stop();
    lines.end();
  }
  if (cancel.aborted) throw new Error("stopped before everything was fetched. Run the same command to continue");
}

const isReady = ({ status }: LogFile) => status === undefined || status === "success";
