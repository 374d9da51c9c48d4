import { expect, it } from "vitest";
import type { ScannedCloud } from "../../../../cli/scan/scan";
import { judgeScan } from "../../../../cli/scan/verdict";

const cloud: Omit<ScannedCloud, "tracks"> = {
  ...{ cloud: "tencent", title: "Tencent Cloud", offers: { buckets: true, monitors: true, tracks: false } },
  ...{ regions: [], buckets: [], formerTracks: [], formerErrors: [], databases: [], errors: [] },
};
const track = { cloud: "tencent", region: "r", name: "t", id: "tencent/r/1", ofAccount: true } as const;

it("a track that does not deliver is told with every reason, not only the first", () => {
  const tracks = [{ ...track, status: "Disabled", destinations: [], deliveryError: "NoSuchBucket" } as const];
  expect(judgeScan([{ ...cloud, tracks }]).gaps).toMatchObject([
    {
      kind: "not-delivering",
      message: "audit track t: it is switched off; it delivers nowhere; it cannot deliver: NoSuchBucket",
    },
  ]);
});
