import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./process-tree.mjs";

const heartbeatMs = 2000;
/** Longer than a busy machine delays a heartbeat. */
const staleAfterMs = 20_000;
const pollMs = 500;

/**
 * Runs `work` while holding a lock file, which the holder touches as long as it lives. Two holders at once (a suspended
 * machine) waste time and break nothing: what is made under the lock is put in place by a rename.
 * @template T
 * @param {string} file
 * @param {() => void} onWait called once when somebody else holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = false; !tryTake(file); waited = true) {
    if (!waited) onWait();
    await sleep(pollMs);
  }
  const heartbeat = setInterval(() => touch(file), heartbeatMs);
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off("exit", release);
    release();
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    writeFileSync(file, `${hostname()} ${process.pid}`, { flag: "wx" });
    return true;
  } catch {
    if (isStale(file)) rmSync(file, { force: true });
    return false;
  }
}

/**
 * A holder that was killed leaves its file. On another machine, or in another container, only the heartbeat tells.
 * @param {string} file
 */
function isStale(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const [host, pid] = contentOf(file).split(" ");
  return (host === hostname() && !isAlive(Number(pid))) || Date.now() - found.mtimeMs > staleAfterMs;
}

/** @param {string} file */
function contentOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody took the lock for stale; see above.
  }
}
