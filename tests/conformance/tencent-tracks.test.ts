import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import { findDataSource, findResource } from "../../provider/registry";
import { openStage, rejection, type Stage } from "./stage";

const { region } = seed.tencent;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => stage.emulator.control.reset());
afterAll(() => stage.close());

describe("tracks made with Filters", () => {
  const filtered = () =>
    stage.emulator.control.putTrack({
      Name: "several",
      Filters: { ResourceFields: [{ ResourceType: "cos", ActionType: "Write", EventNames: ["*"] }] },
    });

  it("are refused on adoption, with the reason", async () => {
    filtered();
    const track = findResource("AuditTrack", "tencent");
    const storage = { type: "cos", region, name: "audit", prefix: "audit" };
    const { inputs } = track.check({
      cloud: "tencent",
      region,
      name: "several",
      status: "Enabled",
      actionType: "Write",
      resourceType: "*",
      eventNames: ["*"],
      storage,
      adopt: true,
    });
    expect((await rejection(track.create(stage.operation(), inputs))).message).toContain(
      "cannot be taken over: it records several products by Filters",
    );
  });

  it("are listed", async () => {
    filtered();
    expect(await list({})).toMatchObject({ tracks: [{ name: "several" }], totalCount: 1 });
  });
});

interface Listed {
  readonly tracks: { readonly trackId: string; readonly name: string }[];
  readonly totalCount: number;
  readonly requestIds: string[];
}

const list = async (args: object) =>
  (await findDataSource("getAuditTracks", "tencent").run(stage.session(), {
    cloud: "tencent",
    region,
    ...args,
  })) as Listed;

describe("getAuditTracks", () => {
  const many = (count: number) => {
    for (let n = 0; n < count; n++) stage.emulator.control.putTrack({ Name: `track-${n}` });
  };

  it("gives every field that the list has, and ids without a digit lost", async () => {
    const { TrackId } = stage.emulator.control.putTrack({ Name: "writes", Status: 0 });
    expect(BigInt(TrackId)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    const { tracks } = await list({});
    expect(tracks[0]).toMatchObject({ trackId: TrackId, name: "writes", status: "Disabled", storage: { type: "cos" } });
    expect(Object.keys(tracks[0] ?? {}).sort()).toEqual([
      "actionType",
      "createTime",
      "eventNames",
      "name",
      "resourceType",
      "status",
      "storage",
      "trackId",
    ]);
  });

  it("lists all pages", async () => {
    many(120);
    const { tracks, totalCount, requestIds } = await list({});
    expect(new Set(tracks.map(({ trackId }) => trackId)).size).toBe(120);
    expect(totalCount).toBe(120);
    expect(requestIds).toHaveLength(3);
  });

  it("gives one page when it is asked for", async () => {
    many(30);
    const { tracks, totalCount } = await list({ pageNumber: 2, pageSize: 20 });
    expect(tracks).toHaveLength(10);
    expect(totalCount).toBe(30);
  });

  it("stops with an error when the server repeats a page", async () => {
    many(120);
    stage.emulator.control.fault({ cloud: "tencent", action: "DescribeAuditTracks", kind: "repeatPage", times: -1 });
    expect((await rejection(list({}))).message).toContain("repeats tracks of earlier pages");
  });

  it.each([
    [{ pageNumber: 0 }, "pageNumber must be at least 1, but 0 was given"],
    [{ pageSize: 101 }, "pageSize must be at most 100, but 101 was given"],
    [{ region: "" }, "region must be a region such as ap-guangzhou"],
  ])("refuses %j before any call", async (args, message) => {
    stage.calls();
    expect((await rejection(list(args))).message).toContain(message);
    expect(stage.calls()).toEqual([]);
  });
});
