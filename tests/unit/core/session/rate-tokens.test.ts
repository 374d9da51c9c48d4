import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FileTokens, MemoryTokens, sharedTokens, type Taken } from "../../../../provider/core/session/rate-tokens";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "access-audit-tokens-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(parent, { recursive: true, force: true });
});

const queue = { name: "c/s/Do/a", size: 2 };
const start = 1_000_000;
const taken = (outcome: Taken | number): Taken => {
  if (typeof outcome === "number") throw new Error(`to wait for ${outcome} ms`);
  return outcome;
};

describe.each(["memory", "files"])("tokens in %s", (where) => {
  const tokens = () => (where === "memory" ? new MemoryTokens() : new FileTokens(parent));

  it("are free a window after their call arrived", () => {
    const all = tokens();
    const [one, other] = [all.take(queue, 2, 1000, start), all.take(queue, 2, 1000, start + 10)].map(taken);
    // Neither has arrived: it may do so now.
    expect(all.take(queue, 2, 1000, start + 20)).toBe(1000);
    one?.arrived(start + 100);
    expect(all.take(queue, 2, 1000, start + 200)).toBe(900);
    other?.arrived(start + 150);
    expect(all.take(queue, 2, 1000, start + 1099)).toBe(1);
    taken(all.take(queue, 2, 1000, start + 1100));
    expect(all.take(queue, 2, 1000, start + 1100)).toBe(50);
  });

  it("of which fewer are usable are fewer", () => {
    const all = tokens();
    taken(all.take(queue, 1, 1000, start)).arrived(start);
    expect(all.take(queue, 1, 1000, start)).toBe(1000);
    taken(all.take(queue, 2, 1000, start));
  });

  it("count a call as arrived after a second, and not again when its answer comes later", () => {
    const all = tokens();
    const late = taken(all.take(queue, 1, 1000, start));
    expect(all.take(queue, 1, 1000, start + 1500)).toBe(500);
    late.arrived(start + 1800);
    expect(all.take(queue, 1, 1000, start + 1800)).toBe(200);
    const next = taken(all.take(queue, 1, 1000, start + 2000));
    late.arrived(start + 2100);
    expect(all.take(queue, 1, 1000, start + 2100)).toBe(1000);
    next.arrived(start + 2200);
    expect(all.take(queue, 1, 1000, start + 2200)).toBe(1000);
  });

  it("are others for each queue", () => {
    const all = tokens();
    taken(all.take({ name: "one", size: 1 }, 1, 1000, start));
    taken(all.take({ name: "other", size: 1 }, 1, 1000, start));
  });

  it("are all free where the clock was put back by more than a call may travel", () => {
    const all = tokens();
    taken(all.take(queue, 1, 1000, start)).arrived(start);
    expect(all.take(queue, 1, 1000, start - 1000)).toBe(1000);
    taken(all.take(queue, 1, 1000, start - 1001));
  });
});

describe("tokens in files", () => {
  it("are the same for all who share the folder, but not where the limit is another", () => {
    const [one, other] = [new FileTokens(parent), new FileTokens(parent)];
    taken(one.take(queue, 2, 1000, start)).arrived(start);
    taken(other.take(queue, 2, 1000, start)).arrived(start);
    expect(one.take(queue, 2, 1000, start)).toBe(1000);
    taken(other.take({ ...queue, size: 3 }, 3, 1000, start));
    expect(readdirSync(parent).filter((name) => name.startsWith("draft."))).toEqual([]);
  });

  it("are nobody else's to read", () => {
    taken(new FileTokens(parent).take(queue, 2, 1000, start));
    const [folder = ""] = readdirSync(parent);
    expect(folder).toMatch(/^rate\.[\w-]{16}$/);
    const files = readdirSync(join(parent, folder));
    expect(files).toHaveLength(2);
    for (const file of files) expect(statSync(join(parent, folder, file)).mode & 0o777).toBe(0o600);
  });

  it("that were not taken for a day are removed, and nothing else is", () => {
    taken(new FileTokens(parent).take({ name: "old", size: 1 }, 1, 1000, start));
    taken(new FileTokens(parent).take({ name: "new", size: 1 }, 1, 1000, start));
    const ledger = mkdtempSync(join(parent, "run."));
    const [old = "", fresh = ""] = readdirSync(parent).filter((name) => name.startsWith("rate."));
    const seconds = (hours: number) => Date.now() / 1000 - hours * 3600;
    for (const path of [ledger, join(parent, old)]) utimesSync(path, seconds(25), seconds(25));
    utimesSync(join(parent, fresh), seconds(23), seconds(23));
    taken(new FileTokens(parent).take({ name: "another", size: 1 }, 1, 1000, start));
    expect([existsSync(ledger), existsSync(join(parent, old)), existsSync(join(parent, fresh))]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("are not kept where others may write", () => {
    chmodSync(parent, 0o777);
    expect(() => new FileTokens(parent)).toThrow("is not a folder of this user alone");
  });
});

describe("shared tokens", () => {
  it("are in the folder of the session", () => {
    vi.stubEnv("XDG_RUNTIME_DIR", parent);
    expect(sharedTokens()).toBeInstanceOf(FileTokens);
    expect(readdirSync(parent)).toEqual(["access-audit"]);
  });

  it("are this process's own where there is none", () => {
    const file = join(parent, "file");
    writeFileSync(file, "");
    vi.stubEnv("XDG_RUNTIME_DIR", file);
    expect(sharedTokens()).toBeInstanceOf(MemoryTokens);
  });
});
