import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { findDataSource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

const { region } = seed.tencent;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => stage.emulator.control.reset());
afterAll(() => stage.close());

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

  it("lists tracks of several products, of which the list tells no filters", async () => {
    const Filters = { ResourceFields: [{ ResourceType: "cos", ActionType: "Write", EventNames: ["*"] }] };
    stage.emulator.control.putTrack({ Name: "several", ActionType: "", ResourceType: "", EventNames: [], Filters });
    const { tracks } = await list({});
    expect(tracks).toMatchObject([{ name: "several", actionType: "", resourceType: "", eventNames: [] }]);
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
    expect((await list({ pageSize: 1000 })).tracks).toHaveLength(30);
  });

  it("stops with an error when the server repeats a page", async () => {
    many(120);
    stage.emulator.control.fault({ cloud: "tencent", action: "DescribeAuditTracks", kind: "repeatPage", times: -1 });
    expect((await rejection(list({}))).message).toContain("repeats tracks of earlier pages");
  });

  it.each([
    [{ pageNumber: 0 }, "pageNumber must be at least 1, but 0 was given"],
    [{ pageSize: 0 }, "pageSize must be at least 1, but 0 was given"],
    [{ region: "" }, "region must be a region such as ap-guangzhou"],
  ])("refuses %j before any call", async (args, message) => {
    stage.calls();
    expect((await rejection(list(args))).message).toContain(message);
    expect(stage.calls()).toEqual([]);
  });
});
