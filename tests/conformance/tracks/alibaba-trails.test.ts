import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { findDataSource } from "../../../provider/registry";
import { openStage, type Stage } from "../stage";

const { region } = seed.alibaba;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
});
afterAll(() => stage.close());

const run = (name: "getAuditTracks", args: object) =>
  findDataSource(name, "alibaba").run(stage.session(), { cloud: "alibaba", region, ...args });

describe("getAuditTracks", () => {
  const names = async (args: object) =>
    ((await run("getAuditTracks", args)) as { tracks: { name: string }[] }).tracks.map(({ name }) => name);

  it("lists the trails of the region, and on request the copies of others", async () => {
    stage.emulator.control.putTrail({ Name: "here-trail", Status: "Enable", OssBucketName: "audit" });
    stage.emulator.control.putTrail({ Name: "there-trail", HomeRegion: "cn-beijing", OssBucketName: "archive" });
    expect(await run("getAuditTracks", {})).toMatchObject({
      tracks: [{ name: "here-trail", status: "Enabled", ossBucketName: "audit", homeRegion: region }],
      totalCount: 1,
    });
    expect(await names({ includeShadowTrails: true })).toEqual(["here-trail", "there-trail"]);
  });
});
