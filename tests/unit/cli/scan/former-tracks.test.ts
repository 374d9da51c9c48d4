import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientEnvironment } from "../../../../cli/emulate-credentials";
import { page } from "../../../../cli/scan/page";
import { scanCloud } from "../../../../cli/scan/scan";
import { scanJson, scanText } from "../../../../cli/scan/tell";
import { judgeScan } from "../../../../cli/scan/verdict";
import { type Emulator, startEmulator } from "../../../../emulator/index";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import { clouds } from "../../../../provider/registry";

const silent = { begin: () => ({ total: () => undefined, advance: () => undefined }), stop: () => undefined };
const regions = ["ap-guangzhou", "ap-beijing"];

describe("a scan of audits of the API before tracks", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
    emulator.control.putTrack({ Name: "all", Status: 1 });
  });
  afterEach(() => emulator.stop());

  async function scan() {
    const environment = { HOME: "/nonexistent", ...clientEnvironment(emulator, {}) };
    const session = new Session(readSettings({ read: () => undefined }, environment));
    const [tencent] = clouds;
    if (tencent === undefined) throw new Error("no clouds");
    const scanned = [await scanCloud(tencent, session, { regions, required: true }, silent)];
    return { scanned, verdict: judgeScan(scanned) };
  }

  it("finds each once, with its state and the way over", async () => {
    emulator.control.putAudit({ AuditName: "audit_trail", CosBucketName: "old", LogFilePrefix: "logs" });
    emulator.control.putAudit({ AuditName: "stopped", AuditStatus: 0 });
    const { scanned, verdict } = await scan();
    const found = verdict.gaps.filter(({ kind }) => kind === "former");
    expect(found).toMatchObject([
      { cloud: "tencent", region: "ap-guangzhou", name: "audit_trail" },
      { region: "ap-guangzhou", name: "stopped" },
    ]);
    expect(found[0]?.message).toContain("it records to cos old, by an older API");
    expect(found[0]?.message).toContain(
      'declare an AuditTrack for it (storage: {"type":"cos","name":"old","prefix":"logs"})',
    );
    expect(found[1]?.message).toContain("it is switched off");
    expect(verdict.unknown).toEqual([]);
    expect(scanText(scanned, verdict)).toContain("Audits of an older API (2):");
    expect(page(scanned, verdict, new Date())).toMatch(
      /audit_trail<\/td><td><span class="mark bad medium">medium<\/span> <span class="said">it records to cos old/,
    );
    expect(JSON.parse(scanJson(scanned, verdict)).clouds[0].formerTracks).toHaveLength(2);
  });

  it("says nothing where there are none, or where the API is no longer offered", async () => {
    expect((await scan()).verdict.gaps.filter(({ kind }) => kind === "former")).toEqual([]);
    emulator.control.fault({
      ...{ cloud: "tencent", action: "ListAudits", kind: "error", times: -1 },
      ...{ status: 200, code: "ActionOffline" },
    });
    const { verdict } = await scan();
    expect(verdict.unknown).toEqual([]);
    expect(verdict.gaps.filter(({ kind }) => kind === "former")).toEqual([]);
  });

  it("is not known when they may not be listed, and all else is still told", async () => {
    emulator.control.fault({ cloud: "tencent", action: "ListAudits", kind: "denied", times: -1 });
    for (const { TrackId } of emulator.control.tracks()) emulator.control.deleteTrack(TrackId);
    const { verdict } = await scan();
    expect(verdict.unknown).toHaveLength(regions.length);
    expect(verdict.unknown[0]?.message).toContain("cloudaudit:ListAudits");
    expect(verdict.gaps).toMatchObject([{ kind: "unmonitored" }, { kind: "unmonitored" }, { kind: "unaudited" }]);
  });
});
