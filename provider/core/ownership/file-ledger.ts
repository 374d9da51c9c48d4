import {
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { privateFolder, runtimeFolder } from "../session/runtime-folder";
import { type ProcessName, startOf } from "./engine-process";
import { type Entry, endedLedger, type Ledger, type Written } from "./ledger";
import { digest } from "./thing";

/** Files of other machines or containers that share the folder cannot be judged by their engine; a run is never this long. */
const longestRunMs = 7 * 24 * 60 * 60_000;

/** The ledger of one run in a file of the user's own, to which all of its provider processes append lines. */
export class FileLedger implements Ledger {
  readonly process = String(process.pid);
  private readonly file: number;
  private readAt = 0;
  private rest = Buffer.alloc(0);

  private constructor(path: string) {
    const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
    // The run's processes may outlive one another, so the file stays until a later run finds that its engine has ended.
    this.file = openSync(path, O_RDWR | O_APPEND | O_CREAT | (O_NOFOLLOW ?? 0), 0o600);
  }

  /** Opens the ledger of the run of `engine` at `address`. Throws where the folder or the file is not the user's own. */
  static open(address: string, engine: ProcessName, folder = runtimeFolder()): FileLedger {
    removeEnded(privateFolder(folder));
    return new FileLedger(join(folder, fileName(address, engine)));
  }

  /** One write is one line: lines of several processes do not mix. */
  append(entry: Entry): void {
    const written: Written = { ...entry, process: this.process };
    writeSync(this.file, `${JSON.stringify(written)}\n`);
  }

  news(): readonly Written[] {
    const added = Buffer.alloc(fstatSync(this.file).size - this.readAt);
    if (added.length === 0) return [];
    this.readAt += readSync(this.file, added, 0, added.length, this.readAt);
    const bytes = Buffer.concat([this.rest, added]);
    const end = bytes.lastIndexOf("\n") + 1;
    this.rest = bytes.subarray(end);
    return entriesIn(bytes.subarray(0, end).toString("utf8"));
  }
}

/**
 * The ledger of the latest other run of the same engine process: `pulumi up` previews first, and both have addresses of their own.
 * `undefined` where there was no such run.
 */
export function ledgerBefore(address: string, engine: ProcessName, folder = runtimeFolder()): Ledger | undefined {
  const own = fileName(address, engine);
  const prefix = own.slice(0, own.lastIndexOf(".") + 1);
  const others = readdirSync(folder).filter((name) => name.startsWith(prefix) && name !== own);
  const changed = (path: string) => statSync(path).mtimeMs;
  const [latest] = others.map((name) => join(folder, name)).sort((one, other) => changed(other) - changed(one));
  return latest === undefined ? undefined : endedLedger(entriesIn(readFileSync(latest, "utf8")));
}

function entriesIn(text: string): Written[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Written);
}

const fileName = (address: string, { pid, started }: ProcessName): string =>
  `run.${namespace()}.${pid}.${digest(started)}.${digest(address)}`;

/** Numbers of processes mean something within one namespace only. */
function namespace(): string {
  try {
    return digest(readlinkSync("/proc/self/ns/pid")) ?? "";
  } catch {
    return "all";
  }
}

function removeEnded(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [kind, where, pid, started] = name.split(".");
    if (kind !== "run") continue;
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    const ended = where === namespace() && digest(startOf(Number(pid))) !== started;
    if (ended || age > longestRunMs) rmSync(path, { force: true });
  }
}
