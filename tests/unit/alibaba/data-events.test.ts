import { describe, expect, it } from "vitest";
import { dataEventsField } from "../../../provider/clouds/alibaba/actiontrail/data-events";
import {
  dataEventsFromWire,
  dataEventsToWire,
  insightTypesFromWire,
  insightTypesToWire,
} from "../../../provider/clouds/alibaba/actiontrail/data-events-wire";
import { metaOf } from "../../../provider/core/fields/field";
import { parseJsonObject } from "../../../provider/http/json";
import { findResource } from "../../../provider/registry";
import trails from "../../vectors/alibaba-trails.json";

const track = findResource("AuditTrack", "alibaba");
const trail = {
  cloud: "alibaba",
  region: "cn-hangzhou",
  name: "all-events",
  status: "Enabled",
  ossBucketName: "audit",
};
const oss = { serviceName: "Oss" };
const many = (count: number) => Array.from({ length: count }, (_, index) => `Event${index}`);
const failures = (dataEvents: object) =>
  track.check({ ...trail, dataEvents }).failures.map(({ property, reason }) => `${property} ${reason}`);

describe("data events are refused before any call", () => {
  const regions = ["cn-hangzhou"];
  it.each([
    ["no regions", { selectors: [oss] }, "dataEvents.regions is required with selectors"],
    ["regions alone", { regions, selectors: [] }, "dataEvents.regions must not be given without selectors"],
    [
      "all and one",
      { regions: ["All", "cn-hangzhou"], selectors: [oss] },
      'dataEvents.regions must be ["All"] alone or regions, but ["All","cn-hangzhou"] was given',
    ],
    [
      "a region that is none",
      { regions: ["hangzhou"], selectors: [oss] },
      'dataEvents.regions[0] must be a region such as cn-hangzhou, or All, but "hangzhou" was given',
    ],
    [
      "both lists",
      { regions, selectors: [{ ...oss, eventNames: { equals: ["A"], notEquals: ["B"] } }] },
      "dataEvents.selectors[0].eventNames must have equals or notEquals, and not both",
    ],
    [
      "no list",
      { regions, selectors: [oss, { ...oss, resourceArns: {} }] },
      "dataEvents.selectors[1].resourceArns must have equals or notEquals, and not both",
    ],
    [
      "too many names",
      { regions, selectors: [{ ...oss, eventNames: { equals: many(11) } }] },
      "dataEvents.selectors[0].eventNames must have at most 10 values, but 11 were given",
    ],
    ["no service", { regions, selectors: [{}] }, "dataEvents.selectors[0].serviceName is required"],
  ])("%s", (_, given, message) => expect(failures(given)).toEqual([message]));

  it("too many selectors", () =>
    expect(failures({ regions, selectors: many(21).map((serviceName) => ({ serviceName })) })[0]).toContain(
      "dataEvents.selectors must be at most 20 entries long",
    ));
});

describe("what a change of data events takes away", () => {
  const { regions, selectors } = dataEventsField.shape;
  const lost = (before: object[], after: object[]) => metaOf(selectors).weakens?.(before, after)?.reason;
  const all = { ...oss, readWriteType: "All" };
  const names = (equals: string[]) => ({ ...all, eventNames: { equals } });
  const without = (notEquals: string[]) => ({ ...all, eventNames: { notEquals } });

  it.each([
    ["a selector", [all, { ...all, serviceName: "PDS" }], [all]],
    ["reads", [all], [{ ...all, readWriteType: "Write" }]],
    ["all but some", [all], [names(["A"])]],
    ["a name", [names(["A", "B"])], [names(["A"])]],
    ["what is left out", [all], [without(["A"])]],
    ["more that is left out", [without(["A"])], [without(["A", "B"])]],
    ["a name that is left out", [names(["A"])], [without(["A"])]],
    ["everything but one for that one", [without(["A"])], [names(["A"])]],
    ["a resource", [all], [{ ...all, resourceArns: { equals: ["acs:oss:*:*:b/*"] } }]],
  ])("%s", (_, before, after) => expect(lost(before, after)).toContain("no longer recorded in full"));

  it.each([
    ["another order", [all, { ...all, serviceName: "PDS" }], [{ ...all, serviceName: "PDS" }, all]],
    ["more names", [names(["A"])], [names(["A", "B"])]],
    ["fewer that are left out", [without(["A", "B"])], [without(["A"])]],
    ["all for some", [names(["A"])], [all]],
    ["all but others", [names(["A"])], [without(["B"])]],
  ])("nothing: %s", (_, before, after) => expect(lost(before, after)).toBeUndefined());

  it("fewer regions", () => {
    const of = (before: string[], after: string[]) => metaOf(regions).weakens?.(before, after)?.rule;
    expect([of(["All"], ["cn-hangzhou"]), of(["a", "b"], ["a"]), of(["a"], ["All"])]).toEqual([
      ...["narrowed", "narrowed", undefined],
    ]);
  });
});

describe("requests and answers of the vendor's SDKs", () => {
  const recorded = (name: string) => trails.cases.find((one) => one.name === name) ?? expect.fail(name);
  const answer = (name: string) => {
    const { response } = recorded(name) as { response: { body: string } | readonly { body: string }[] };
    return parseJsonObject((Array.isArray(response) ? response[0] : (response as { body: string })).body);
  };
  const names = ["GetObject", "CopyObject", "AppendObject"];
  const selector = { serviceName: "Oss", readWriteType: "All", eventNames: { equals: names } } as const;

  it("a put says every member", () => {
    const { EventSelectors, TrailRegionIds } = recorded("at-put-selector-regions").input.params;
    const sent = dataEventsToWire({
      regions: ["cn-shanghai", "cn-hangzhou"],
      selectors: [{ ...selector, eventNames: { equals: names } }],
    });
    expect(sent).toEqual({
      EventSelectors,
      IsTrailAllRegion: false,
      TrailRegionIds: String(TrailRegionIds).split(",").sort().join(),
    });
    expect(dataEventsToWire({ regions: ["All"], selectors: [] })).toMatchObject({
      IsTrailAllRegion: true,
      TrailRegionIds: undefined,
    });
  });

  it("regions are those of the deliveries", () => {
    const { dataEvents, deliveries } = dataEventsFromWire(answer("at-get-selector"));
    expect(dataEvents).toEqual({ regions: deliveries.map(({ region }) => region).sort(), selectors: [selector] });
    expect(dataEvents.regions?.length).toBeGreaterThan(1);
  });

  it.each(["at-get-selector-none", "node-at-get-selector"])("%s is none", (name) =>
    expect(dataEventsFromWire(answer(name)).dataEvents).toEqual({ selectors: [] }),
  );

  it.each(["at-get-insight-selectors-sts", "odd-insights-objects"])("%s is read", (name) =>
    expect(insightTypesFromWire(answer(name))).toEqual(["AkInsight"]),
  );

  it("insights are sent as objects in a text", () => {
    const { InsightSelectors } = recorded("at-put-insight-selectors").input.params;
    expect(insightTypesToWire(["AkInsight", "IpInsight"])).toBe(InsightSelectors);
  });

  it.each([
    { DataEventSelectors: "x" },
    { DataEventSelectors: "{}" },
    { DataEventSelectors: "[{}]" },
    { DataEventSelectors: '[{"ServiceName":"Oss"}]', SlsDeliveryConfigs: [{}] },
  ])("%j is no answer", (wire) => expect(() => dataEventsFromWire(wire)).toThrow());
});
