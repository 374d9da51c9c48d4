import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { findResource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

const { region } = seed.tencent;
const track = findResource("AuditTrack", "tencent");
const storage = { type: "cos", region, name: "audit", prefix: "audit" };
const shared = { cloud: "tencent", region, name: "writes", status: "Enabled", storage };
const cos = { resourceType: "cos", actionType: "Write", eventNames: ["PutBucketACL", "DeleteBucket"] };
const swapped = { ...cos, eventNames: ["DeleteBucket", "PutBucketACL"] };
const cam = { resourceType: "cam", actionType: "*", eventNames: ["*"] };
const oneProduct = { ...shared, ...cos };
const oneFilter = { ...shared, filters: [swapped] };
const several = { ...shared, filters: [cos, cam] };

type Inputs = Readonly<Record<string, unknown>>;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const checked = (given: Inputs) => {
  const { inputs, failures } = track.check({ ...given });
  expect(failures).toEqual([]);
  return inputs;
};
const create = async (given: Inputs) => {
  const made = await track.create(stage.operation(), checked(given));
  stage.calls();
  return made;
};
const [live] = [() => stage.emulator.control.tracks()[0]];
const replaced = { replaces: ["filters"], deleteBeforeReplace: true };

describe("a change of the form of a track", () => {
  it.each([
    ["one product → one filter", oneProduct, oneFilter, "ModifyAuditTrack"],
    ["one filter → one product", oneFilter, oneProduct, "ModifyEventsAuditTrack"],
  ])("is none where both say the same: %s", async (_, before, after, action) => {
    const { id, properties } = await create(before);
    const news = checked(after);
    expect(track.diff(properties, news)).toMatchObject({ differences: [], replaces: [] });
    const read = await track.read(stage.operation(), id, { ...properties, ...news });
    expect(track.diff(read?.properties ?? {}, news).differences).toEqual([]);
    // A further change goes by the action of the live sort.
    const off = { ...news, status: "Disabled" };
    expect(track.diff(properties, off)).toMatchObject({ differences: [{ path: "status" }], replaces: [] });
    await track.update(stage.operation(), id, properties, off);
    expect(stage.writes()).toEqual([action]);
    expect(live()).toMatchObject({ Status: 0 });
  });

  it.each([
    ["one product → several", oneProduct, several],
    ["one product → another one by a filter", oneProduct, { ...shared, filters: [cam] }],
    ["several → one product", several, oneProduct],
  ])("replaces and deletes first where they do not: %s", async (_, before, after) => {
    const { properties } = await create(before);
    expect(track.diff(properties, checked(after))).toMatchObject(replaced);
    // Inputs alone, as a review has them.
    expect(track.diff(checked(before), checked(after))).toMatchObject(replaced);
  });

  it("replaces a track of one product that is declared by a filter, once it gets a second one", async () => {
    const { id, properties } = await create(oneProduct);
    const state = (await track.read(stage.operation(), id, { ...properties, ...checked(oneFilter) }))?.properties ?? {};
    expect(track.diff({ ...state, filters: [swapped], eventNames: undefined }, checked(several)).replaces).toEqual([
      "filters",
    ]);
    const { message } = await rejection(track.update(stage.operation(), id, properties, checked(several)));
    expect(message).toContain("no call turns it into one of several");
    expect(stage.writes()).toEqual([]);
  });

  it.each([
    ["one filter, on a track of one product", oneProduct, oneFilter],
    ["one product, on a track of one filter", oneFilter, oneProduct],
  ])("repairs drift in place: %s", async (_, made, declared) => {
    const { id, properties: before } = await create(made);
    const news = checked(declared);
    // The state has the new form once something was written.
    const off = await track.update(stage.operation(), id, before, { ...news, status: "Disabled" });
    const properties = await track.update(stage.operation(), id, off, news);
    const own = live();
    const fields = own?.Filters
      ? { Filters: { ResourceFields: [{ ResourceType: "cos", ActionType: "Read", EventNames: ["*"] }] } }
      : { ActionType: "Read", EventNames: ["*"] };
    stage.emulator.control.changeTrack(own?.TrackId ?? "", fields);
    const drifted = await track.read(stage.operation(), id, properties);
    const diff = track.diff(drifted?.properties ?? {}, news);
    expect(diff.differences).not.toEqual([]);
    expect(diff.replaces).toEqual([]);
    stage.calls();
    await track.update(stage.operation(), id, drifted?.properties ?? {}, news);
    expect(stage.writes()).toHaveLength(1);
    expect((await track.read(stage.operation(), id, news))?.inputs).toMatchObject(declared);
  });
});

describe("a track that exists already", () => {
  const filters = (...fields: { ResourceType: string; ActionType: string; EventNames: string[] }[]) => ({
    Filters: { ResourceFields: fields },
  });
  const field = { ResourceType: "cos", ActionType: "Write", EventNames: ["PutBucketACL", "DeleteBucket"] };

  it.each([
    ["three fields", { ...field }, oneProduct, undefined],
    ["three fields and empty filters", { ...field, ...filters() }, oneProduct, undefined],
    ["three fields and no filters", { ...field, Filters: null }, oneProduct, undefined],
    ["both alike", { ...field, ...filters(field) }, oneProduct, "both"],
    ["one filter", { ActionType: "", ResourceType: "", EventNames: [], ...filters(field) }, oneFilter, "filters"],
    ["filters, and three fields of all", { ...filters(field) }, oneFilter, "filters"],
  ])("is imported in its own form: %s", async (_, wire, expected, form) => {
    const { TrackId } = stage.emulator.control.putTrack({ Name: "writes", ...wire });
    const read = await track.read(stage.operation(), `tencent/${region}/${TrackId}`, undefined);
    expect(read?.properties.form).toBe(form);
    expect(track.diff(read?.inputs ?? {}, checked(expected)).differences).toEqual([]);
    expect(read?.inputs.filters === undefined).toBe("resourceType" in expected);
  });

  it("is taken over with adopt and brought to several products, without a gap", async () => {
    stage.emulator.control.putTrack({ Name: "writes", ...filters(field) });
    await track.create(stage.operation(), checked({ ...several, adopt: true }));
    expect(stage.writes()).toEqual(["ModifyEventsAuditTrack"]);
    expect(live()?.Filters?.ResourceFields).toHaveLength(2);
  });

  it("of one product is not taken over for several", async () => {
    stage.emulator.control.putTrack({ Name: "writes", ...field });
    const { message } = await rejection(track.create(stage.operation(), checked({ ...several, adopt: true })));
    expect(message).toMatch(/cannot be adopted: filters is .*, which cannot be changed/);
    expect(stage.writes()).toEqual([]);
  });
});

it("of several products is refused by the international site, with the way out", async () => {
  const abroad = await openStage({});
  try {
    const { message } = await rejection(track.create(abroad.operation(), checked(several)));
    expect(message).toContain("access-audit:tencent.site mainland");
    expect(abroad.emulator.control.tracks()).toEqual([]);
  } finally {
    await abroad.close();
  }
});
