import { afterEach, beforeEach, expect, it } from "vitest";
import { importables } from "../../../../cli/scan/export";
import { scanCloud } from "../../../../cli/scan/scan";
import { judgeScan } from "../../../../cli/scan/verdict";
import { type Emulator, startEmulator } from "../../../../emulator/index";
import { volcengine } from "../../../../provider/clouds/volcengine/index";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";

const silent = { begin: () => ({ total: () => undefined, advance: () => undefined }), stop: () => undefined };
const region = "cn-beijing";
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
  emulator.control.putBucket("volcengine", { name: "lake", accessMonitor: "Enabled" });
});
afterEach(() => emulator.stop());

async function scan(regions?: readonly string[]) {
  const { accessKey, secretKey } = emulator.credentials.volcengine;
  const read = (key: string) => (key === "volcengine" ? JSON.stringify({ accessKey, secretKey }) : undefined);
  const session = new Session(readSettings({ read }, { ACCESS_AUDIT_EMULATOR_URL: emulator.url }));
  return scanCloud(volcengine, session, { regions, required: true }, silent);
}
const gaps = async () => judgeScan([await scan()]).gaps.map(({ kind, name }) => [kind, name]);
const trail = { TrailName: "all-events", TosBucketName: "audit", TosBucketRegion: region };

it("calls an account without a trail unaudited", async () => {
  expect(await gaps()).toEqual([["unaudited", null]]);
});

it("does not count a trail that is off", async () => {
  emulator.control.putCloudTrail(trail);
  expect(await gaps()).toEqual([
    ["not-delivering", "all-events"],
    ["unaudited", null],
  ]);
});

it("finds a trail of the organization, why it does not deliver, and how it is declared", async () => {
  emulator.control.putCloudTrail({ ...trail, LoggingStatus: "Enable", TrailType: 1 });
  const scanned = await scan();
  expect(judgeScan([scanned])).toEqual({ gaps: [], unknown: [] });
  expect(scanned.tracks).toMatchObject([{ id: "volcengine/cn-beijing/all-events", destinations: ["bucket audit"] }]);
  expect(importables([scanned]).map(({ id }) => id)).toContain("volcengine/cn-beijing/all-events");
  emulator.control.putCloudTrail({ ...trail, LatestDeliveryError: "NoSuchBucket" });
  expect(await gaps()).toEqual([["not-delivering", "all-events"]]);
});

it.each([["mars"], ["mars", "venus"]])(
  "does not know what records the account where there is no region %s",
  async (...regions) => {
    const scanned = await scan(regions);
    expect(judgeScan([scanned]).gaps).toEqual([]);
    expect(scanned.errors).toHaveLength(regions.length);
    expect(scanned.unlisted).toEqual(["tracks"]);
  },
);
