import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject } from "../../setup/project.mjs";
import { type GeneratedHistory, lookup } from "./generated-events.mts";

const dayMs = 86_400_000;

/** What it took to write a dataset. */
export interface Exported {
  readonly seconds: number;
  readonly residentBytes: number;
}

/** Serves generated events as ActionTrail lists them, and has a process of its own write them into a dataset. */
export async function exportGenerated(folder: string, history: GeneratedHistory): Promise<Exported> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    response.setHeader("content-type", "application/json");
    request.resume().on("end", () => response.end(JSON.stringify(lookup(searchParams, history))));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const span = [history.startMs, history.startMs + history.days * dayMs].map(String);
    const child = spawn(process.execPath, [inProject("tools", "bench", "lake", "export.mjs"), folder, url, ...span], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let told = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (told += text));
    await once(child, "close");
    if (child.exitCode !== 0) throw new Error(`the export ended with ${child.exitCode ?? child.signalCode}`);
    return JSON.parse(told);
  } finally {
    server.close();
  }
}

/** A history that ends before the day that is not over. */
export function historyOf(count: number, days: number): GeneratedHistory {
  return { count, days, startMs: Math.floor(Date.now() / dayMs - days - 1) * dayMs };
}

/** `npm run bench -- lake [rows]`, by itself: a million events take minutes. */
export async function lake(rows = 1_000_000): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-lake-"));
  try {
    const { seconds, residentBytes } = await exportGenerated(folder, historyOf(rows, 60));
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".parquet"),
    );
    const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    const megabytes = (count: number) => `${(count / 1e6).toFixed(0)} MB`;
    return [
      `${rows} events into a dataset: ${seconds.toFixed(0)} s, ${Math.round(rows / seconds)} events a second`,
      `resident memory at most ${megabytes(residentBytes)}; ${files.length} files of ${megabytes(bytes)}, ${Math.round(bytes / rows)} bytes an event`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
