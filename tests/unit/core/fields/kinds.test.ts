import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, reconcile } from "../../../../provider/core/fields/diff";
import { metaOf, objectIn } from "../../../../provider/core/fields/field";
import { holdsUnknown, unknownValue } from "../../../../provider/core/fields/unknown";
import type { Resource } from "../../../../provider/core/lifecycle/lifecycle";
import { UserError } from "../../../../provider/core/session/errors";
import { kindNames, sourceNames } from "../../../../provider/kinds";
import { clouds } from "../../../../provider/registry";
import { hostileText, hostileValue, looksLike, members, proper } from "../../../hostile/arbitrary";
import { drivingIn } from "../../../hostile/driving";
import { hostileTexts } from "../../../hostile/texts";

const kinds = clouds.flatMap(({ name, resources }) =>
  resources.map((resource): [string, Resource] => [`${resource.kind} of ${name}`, resource]),
);
const project = "0123456789abcdef0123456789abcdef";
const ids: Readonly<Record<string, string>> = {
  "BucketAccessMonitor of tencent": "tencent/ap-guangzhou/logs-1250000000",
  "BucketAccessMonitor of alibaba": "alibaba/cn-hangzhou/archive",
  "BucketAccessMonitor of volcengine": "volcengine/cn-beijing/lake",
  "BucketAccessMonitors of tencent": "tencent/ap-guangzhou=logs-*",
  "BucketAccessMonitors of alibaba": "alibaba/cn-hangzhou=archive;cn-shanghai=*",
  "BucketAccessMonitors of volcengine": "volcengine/fleet-0123456789abcdef",
  "BucketAccessLog of tencent": "tencent/ap-guangzhou/logs-1250000000",
  "BucketAccessLog of alibaba": "alibaba/cn-hangzhou/archive",
  "BucketAccessLog of huawei": "huawei/cn-north-4/orders",
  "BucketAccessLog of volcengine": "volcengine/cn-beijing/lake",
  "BucketAccessLogs of tencent": "tencent/ap-guangzhou=logs-*",
  "BucketAccessLogs of alibaba": "alibaba/cn-hangzhou=archive;cn-shanghai=*",
  "BucketAccessLogs of huawei": "huawei/cn-north-4=orders",
  "BucketAccessLogs of volcengine": "volcengine/fleet-0123456789abcdef",
  "AuditTrack of tencent": "tencent/ap-guangzhou/18446744073709551615",
  "AuditTrack of volcengine": "volcengine/cn-beijing/all-events",
  "AuditTrack of alibaba": "alibaba/cn-hangzhou/all-events",
  "AuditNotification of huawei": `huawei/cn-north-4/${project}/notification/trackers`,
  "AuditInsight of alibaba": "alibaba/cn-hangzhou/IpInsight",
  "AuditHistoryDelivery of alibaba": "alibaba/cn-hangzhou/9007199254740993",
  "AuditLogExport of tencent": "tencent/ap-guangzhou/cdb/cdb-etxaaa12/1250000000_cdb-etxaaa12_1731567456_95888306.csv",
  "AuditLogExport of alibaba": "alibaba/cn-hangzhou/rds/rm-uf6wjk5exampl01/task-0001",
  "AuditTrack of huawei": `huawei/cn-north-4/${project}/system/system`,
  "DatabaseAuditPolicy of tencent": "tencent/ap-guangzhou/cdb/cdb-etxaaa12",
  "DatabaseAuditPolicy of alibaba": "alibaba/cn-hangzhou/rds/rm-uf6wjk5exampl01",
  "DatabaseAuditPolicy of huawei": `huawei/cn-north-4/${project}/taurusdb/${project}in07`,
};

/** Whether a kind knows the id; nothing but the user's error may say that it does not. */
function knows(resource: Resource, id: string): boolean {
  try {
    expect(drivingIn(resource.describe(id))).toEqual([]);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(drivingIn(String(Object(error).message))).toEqual([]);
    return false;
  }
}

describe.each(kinds)("the id of %s", (name, resource) => {
  const good = ids[name] ?? "";
  const parts = good.split("/");
  const replaced = (index: number, part: string) => parts.map((own, at) => (at === index ? part : own)).join("/");

  it("stands in the table above", () => expect(Object.keys(ids)).toContain(name));

  it("is known, and no other form of it", () => {
    expect(knows(resource, good)).toBe(true);
    for (const other of [
      "",
      "/",
      `${good}/`,
      `/${good}`,
      `${good}/x`,
      parts.slice(1).join("/"),
      ` ${good}`,
      `${good}\n`,
    ])
      expect([other, knows(resource, other)]).toEqual([other, false]);
  });

  it.each(Object.entries(hostileTexts))("has no part with %s", (_, text) => {
    for (const index of parts.keys()) expect(knows(resource, replaced(index, text))).toBe(false);
  });

  it("has no part that would be more than a label of a host or a value of a parameter", () => {
    fc.assert(
      fc.property(fc.nat({ max: parts.length - 1 }), hostileText, (index, part) => {
        const known = knows(resource, replaced(index, part));
        // The name of a notification is the value of a parameter, and may be in any script.
        const isName = resource.kind === "AuditNotification" && index === parts.length - 1;
        if (known) expect(part).toMatch(isName ? /^[\p{L}\p{N}_.-]+$/u : /^[\w.-]+$/);
      }),
    );
  });

  it("is refused by an error of the user's, whatever it is", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), hostileText), (id) => void knows(resource, id)));
    fc.assert(fc.property(fc.array(hostileText, { maxLength: 6 }), (texts) => void knows(resource, texts.join("/"))));
  });
});

describe.each(kinds)("the inputs of %s", (_, resource) => {
  const { shape } = resource.inputs;
  const given = fc
    .tuple(members(shape, looksLike), fc.array(fc.tuple(hostileText, hostileValue), { maxLength: 2 }))
    .map(([own, others]) => ({ ...own, cloud: resource.cloud, ...Object.fromEntries(others) }));

  it("are checked without an exception, whatever is given, and every refusal is text", () => {
    fc.assert(
      fc.property(given, (inputs) => {
        const { inputs: checked, failures } = resource.check(inputs);
        for (const { reason } of failures) {
          expect(drivingIn(reason)).toEqual([]);
          expect(reason.length).toBeLessThan(2000);
        }
        // Of several things, it is not known which: then the rest waits.
        if (failures.length === 0 && Reflect.get(inputs, "type") !== unknownValue) {
          expect(Object.keys(checked).filter((name) => !Object.hasOwn(shape, name))).toEqual([]);
          expect(resource.check(checked)).toEqual({ inputs: checked, failures: [] });
        }
        // A fleet has as many as it has buckets.
        if (!("buckets" in shape)) expect(resource.things(checked).length).toBeLessThan(3);
      }),
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  const state = members(shape, proper);

  it("differ from themselves in nothing but what is not known, and from others in the same, either way", () => {
    const paths = (before: Record<string, unknown>, after: Record<string, unknown>) =>
      differences(resource.inputs, before, after).map(({ path }) => path.split(".")[0]);
    fc.assert(
      fc.property(state, state, (one, other) => {
        expect(differences(resource.inputs, one, one).every(({ after }) => holdsUnknown(after))).toBe(true);
        // A field that the server fills is no difference where it is unset.
        const filled = (name = "") => metaOf(shape[name] ?? resource.inputs).serverFilled === true;
        const [there, back] = [paths(one, other), paths(other, one)];
        for (const name of there) if (!filled(name)) expect(back).toContain(name);
      }),
    );
  });

  it("are read back as they are told: a second read of the same tells the same", () => {
    fc.assert(
      fc.property(fc.option(state, { nil: undefined }), state, (prior, live) => {
        const told = reconcile(resource.inputs, prior, live);
        expect(reconcile(resource.inputs, told, live)).toEqual(told);
        expect(Object.keys(told).filter((name) => !Object.hasOwn(shape, name))).toEqual([]);
      }),
    );
  });

  it("are read back so that drift shows, and nothing else", () => {
    const names = Object.entries(shape).filter(([, type]) => objectIn(type) === undefined);
    fc.assert(
      fc.property(state, state, (declared, live) => {
        const told = reconcile(resource.inputs, declared, live);
        const drifted = differences(resource.inputs, declared, told).map(({ path }) => path);
        const differing = differences(resource.inputs, declared, { ...declared, ...live }).map(({ path }) => path);
        for (const [name, type] of names) {
          const { providerOnly, serverFilled, notReturned: untold } = metaOf(type);
          const carried = providerOnly || (serverFilled && declared[name] === undefined);
          const silent = live[name] === undefined;
          if (carried) expect(drifted).not.toContain(name);
          else if (!silent) expect([name, drifted.includes(name)]).toEqual([name, differing.includes(name)]);
          else if (untold) expect(drifted).not.toContain(name);
        }
      }),
    );
  });
});

describe.each(clouds)("the manifest of $name (provider/clouds/$name/index.ts)", (cloud) => {
  it("offers kinds and data sources of the tables only", () => {
    for (const { kind } of cloud.resources) expect(kindNames).toContain(kind);
    for (const { name } of cloud.dataSources) expect(sourceNames).toContain(name);
  });

  it("says what its audit tracks are, where it offers them", () => {
    const offers = cloud.resources.some(({ kind }) => kind === "AuditTrack");
    expect(cloud.tracks !== undefined, "tracks").toBe(offers);
    if (cloud.tracks) expect(cloud.tracks.facts({}).cloud).toBe(cloud.name);
  });
});
