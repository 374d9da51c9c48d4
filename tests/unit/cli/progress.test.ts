import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type Progress, progressLines } from "../../../cli/progress";
import { scanCloud } from "../../../cli/scan/scan";
import { type Emulator, startEmulator } from "../../../emulator/index";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { clouds } from "../../../provider/registry";

describe("progress in a log", () => {
  const lines: string[] = [];
  let progress: Progress | undefined;
  const open = (everyMs: number) => {
    progress = progressLines({ write: (line) => lines.push(line) }, everyMs);
    return progress;
  };
  beforeEach(() => {
    lines.length = 0;
  });
  afterEach(() => progress?.stop());

  it("has a line now and then, also where nothing is counted yet or nothing advances, and one at the end", async () => {
    const counter = open(10).begin("tencent: buckets");
    await sleep(50);
    expect(lines[0]).toBe("tencent: buckets: not counted yet\n");
    counter.total(2);
    counter.advance();
    const before = lines.length;
    await sleep(100);
    expect(lines.length).toBeGreaterThan(before + 1);
    expect(lines.at(-1)).toBe("tencent: buckets: 1 of 2\n");
    counter.advance();
    expect(lines.at(-1)).toBe("tencent: buckets: 2 of 2\n");
    const after = lines.length;
    await sleep(50);
    expect(lines).toHaveLength(after);
  });

  it("goes on where what was done has more to do", async () => {
    const counter = open(10).begin("files", 1);
    counter.advance();
    counter.total(3);
    await sleep(50);
    expect(lines.at(-1)).toBe("files: 1 of 3\n");
    counter.advance(2);
    expect(lines.at(-1)).toBe("files: 3 of 3\n");
  });

  it("says nothing of short work, nor after its end", async () => {
    const opened = open(40);
    const counter = opened.begin("short", 1);
    counter.advance();
    opened.begin("given up", 5);
    opened.stop();
    await sleep(100);
    expect(lines).toEqual([]);
  });
});

describe("the progress of a scan", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
    emulator.control.putTrack({ Name: "all", Status: 1 });
  });
  afterEach(() => emulator.stop());

  it.each(clouds)("of $name counts all that it calls, from before the first list", async (cloud) => {
    const begun = new Map<string, { total: number; value: number; requests: number }>();
    const counting: Progress = {
      begin(label, total = 0) {
        const one = { total, value: 0, requests: emulator.control.journal().length };
        begun.set(label, one);
        return {
          total: (count) => {
            one.total = count;
          },
          advance: (by = 1) => {
            one.value += by;
          },
        };
      },
      stop: () => undefined,
    };
    const environment = { HOME: "/nonexistent", ...clientEnvironment(emulator, {}) };
    const session = new Session(readSettings({ read: () => undefined }, environment));
    const { errors, tracks } = await scanCloud(cloud, session, { regions: undefined, required: true }, counting);
    expect(errors).toEqual([]);
    for (const [label, { total, value }] of begun) expect([label, value]).toEqual([label, total]);
    const isList = ({ action }: { action: string }) => /^(ListBuckets|GetService|ListAllMyBuckets)$/.test(action);
    const list = emulator.control.journal().findIndex(isList);
    expect(list).toBeGreaterThanOrEqual(begun.get(`${cloud.name}: buckets`)?.requests ?? Number.POSITIVE_INFINITY);
    expect(begun.get(`${cloud.name}: tracks`)?.value).toBe(tracks.length);
  });
});
