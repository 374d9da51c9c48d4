import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { runs, startOf } from "../../../provider/core/ownership/engine-process";
import { makeFolders } from "../../text/given-path";

interface Writer {
  readonly name: string;
  readonly pid: number;
  readonly started: string;
  readonly host: string;
}

const prefix = "writer";

/**
 * Lets one process at a time write what a folder of checkpoints is about. Each puts down its own name and then looks for others, so that
 * of two at once none, or one, goes on. The name of a process that was killed counts no more, and is of no other process.
 */
export function lockFolder(folder: string): () => void {
  const started = startOf(process.pid) ?? "";
  const host = hostname();
  const name = [prefix, process.pid, encodeURIComponent(started), encodeURIComponent(host)].join("~");
  const file = join(folder, name);
  makeFolders(folder, 0o700);
  writeFileSync(file, "", { mode: 0o600 });
  const unlock = () => rmSync(file, { force: true });
  for (const other of writersIn(folder)) {
    if (other.name === name) continue;
    if (other.host === host && !runs(other)) {
      rmSync(join(folder, other.name), { force: true });
      continue;
    }
    unlock();
    throw new Error(
      `process ${other.pid} on ${other.host} writes the same events into the dataset. If it no longer runs, delete ${join(folder, other.name)}`,
    );
  }
  return unlock;
}

function writersIn(folder: string): Writer[] {
  return readdirSync(folder).flatMap((name) => {
    const [first, pid, started = "", host = ""] = name.split("~");
    if (first !== prefix) return [];
    return [{ name, pid: Number(pid), started: decodeURIComponent(started), host: decodeURIComponent(host) }];
  });
}
