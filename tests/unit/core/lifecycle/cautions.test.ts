import { describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import * as handlers from "../../../../provider/handlers";
import type { Addressee } from "../../../../provider/lookups";
import { findResource } from "../../../../provider/registry";

const kind = "DatabaseAuditPolicy";
const rows = [
  ...Object.entries(seed.tencent.databases).map(([engine, id]) => ["tencent", engine, id, "deletes"] as const),
  ...Object.entries(seed.alibaba.databases).map(([engine, id]) => ["alibaba", engine, id, "may delete"] as const),
];

/** Whose records have the days of the instance. */
const sharing = ["alibaba redis"];

const said = (cautions: readonly { text: string }[]) => cautions.map(({ text }) => text).join();

/** What is told while a preview checks a new resource, or compares an old one. */
function told(work: (addressee: Addressee) => void): readonly string[] {
  const texts: string[] = [];
  const session = new Session(readSettings({ read: () => undefined }, {}), {
    warn: (text) => texts.push(text),
    notice: (_, text) => texts.push(text),
  });
  work({ kind, session });
  return texts;
}

describe.each(rows)("what a preview says of a database of %s, %s", (cloud, engine, instanceId, deletes) => {
  const { region } = seed[cloud];
  const what = `the audit policy of ${engine} instance ${instanceId} in ${region}`;
  const isFinal = cloud === "alibaba" && engine === "mongodb";
  const final = isFinal ? ". The edition Standard can never be switched on again" : "";
  const whose = sharing.includes(`${cloud} ${engine}`) ? " of all instances of the region" : "";
  const special = {
    ...(["postgres", "mariadb", "dcdb"].includes(engine) ? { fastDays: 7 } : {}),
    ...(engine === "postgres" ? { auditType: "complex" } : {}),
  };
  const on = (keepDays: number) => ({ cloud, region, engine, instanceId, status: "Enabled", keepDays, ...special });
  const off = { cloud, region, engine, instanceId, status: "Disabled" };
  const id = `${cloud}/${region}/${engine}/${instanceId}`;
  const checked = (inputs: object) => findResource(kind, cloud).check({ ...inputs }).inputs;
  const check = (inputs: object, isNew: boolean) =>
    told((addressee) => expect(handlers.check(addressee, { ...inputs }, isNew).failures).toEqual([]));
  const change = (before: object, after: object) =>
    told((addressee) => void handlers.diff(addressee, id, checked(before), checked(after)));

  it("new and on: it is billed, and keeps no older records", () => {
    expect(check(on(30), true)).toEqual([
      `${what} is switched on where it is off; the cloud bills for it`,
      `${what} ${deletes} records${whose} that are older than 30 days, where they are kept for longer`,
    ]);
  });

  it("new and off: what that loses", () => {
    const expected = `${what} is switched off where it is on, which ${deletes} the existing audit records${final}`;
    expect(check(off, true)).toEqual([expected]);
  });

  it("one that exists: what the change loses, and nothing where nothing is lost", () => {
    expect(check(on(30), false)).toEqual([]);
    expect(change(on(30), on(30))).toEqual([]);
    expect(change(off, on(30))).toEqual([`${what} is switched on where it is off; the cloud bills for it`]);
    const lost = `${what} is switched off, which ${deletes} the existing audit records${final}`;
    expect(change(on(30), off)).toEqual([lost]);
    const shorter = `${what} keeps records for 7 days instead of 30, which ${deletes} the older ones${whose}`;
    expect(change(on(30), on(7))).toEqual([shorter]);
    expect(change(on(7), on(30))).toEqual([]);
  });
});

it("the edition of MongoDB that does come back is not said to be lost for good", () => {
  const { region, databases } = seed.alibaba;
  const policy = findResource(kind, "alibaba");
  const inputs = { cloud: "alibaba", region, engine: "mongodb", instanceId: databases.mongodb, status: "Disabled" };
  const before = { ...inputs, status: "Enabled", keepDays: 30, edition: "V2_Standard" };
  expect(said(policy.cautions(inputs, before))).not.toContain("never");
  expect(said(policy.cautions(inputs, { ...before, edition: "Standard" }))).toContain("never be switched on again");
});

const onAlibaba = (engine: keyof typeof seed.alibaba.databases, before: object, after: object) => {
  const { region, databases } = seed.alibaba;
  const all = { cloud: "alibaba", region, engine, instanceId: databases[engine], status: "Enabled", keepDays: 30 };
  return findResource(kind, "alibaba")
    .cautions({ ...all, ...after }, { ...all, ...before })
    .map(({ text }) => text.split(region)[1]);
};

it.each([
  ["rds", ": getAuditRecords lists no older ones, which are in exports only"],
  ["polardb", ": getAuditRecords lists no older ones, which are in exports only"],
  ["mongodb", ", which may delete the oldest ones"],
] as const)("fewer days in fast storage, on %s, beside fewer days in all", (engine, lost) => {
  const fewer = ` keeps records in fast storage for 1 days instead of 7${lost}`;
  expect(onAlibaba(engine, { hotDays: 7 }, { hotDays: 1 })).toEqual([fewer]);
  expect(onAlibaba(engine, { hotDays: 1 }, { hotDays: 7 })).toEqual([]);
  // What is left out stays as it is.
  expect(onAlibaba(engine, { hotDays: 7 }, {})).toEqual([]);
  const shorter = " keeps records for 30 days instead of 180, which may delete the older ones";
  expect(onAlibaba(engine, { hotDays: 7, keepDays: 180 }, { hotDays: 1 })).toEqual([shorter, fewer]);
});

it("fewer days of MongoDB's Standard edition, which are those of the region, and the way out of it", () => {
  const shorter = " keeps records for 30 days instead of 60, which may delete the older ones";
  const standard = { edition: "Standard", keepDays: 60 };
  expect(onAlibaba("mongodb", standard, {})).toEqual([`${shorter} of all instances of the region`]);
  const over = " changes to the edition V2_Standard, and cannot be changed back";
  expect(onAlibaba("mongodb", standard, { edition: "V2_Standard" })).toEqual([shorter, over]);
});

it("on Huawei Cloud switching off loses files only where that is declared, and fewer days may", () => {
  const policy = findResource(kind, "huawei");
  const { region, instanceId } = seed.huawei;
  const on = { cloud: "huawei", region, engine: "taurusdb", instanceId, status: "Enabled", keepDays: 30 };
  const told = (after: object, before?: Readonly<Record<string, unknown>>) =>
    policy.cautions({ ...on, ...after }, before).map(({ text }) => text);
  const what = `the audit policy of taurusdb instance ${instanceId} in ${region}`;
  expect(told({})).toEqual([`${what} may delete records that are older than 30 days, where they are kept for longer`]);
  expect(told({ keepDays: 7 }, on)).toEqual([
    `${what} keeps records for 7 days instead of 30, which may delete the older ones`,
  ]);
  expect(told({}, { ...on, status: "Disabled" })).toEqual([]);
  expect(told({ status: "Disabled", reserveAuditLogs: true }, on)).toEqual([]);
  expect(told({ status: "Disabled", reserveAuditLogs: false }, on)).toEqual([
    `${what} is switched off, which may delete the existing audit records`,
  ]);
});

it("what is switched off is told although the days are not known yet", () => {
  const policy = findResource(kind, "alibaba");
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const inputs = { cloud: "alibaba", region: "r", engine: "redis", instanceId: "i" };
  const days = { ...inputs, keepDays: unknown };
  expect(said(policy.cautions({ ...days, status: "Disabled" }, { status: "Enabled" }))).toContain("is switched off");
  expect(policy.cautions({ ...days, status: "Enabled" })).toMatchObject([{ sort: "billed" }]);
});

it("what is not known yet is no reason to warn", () => {
  const policy = findResource(kind, "alibaba");
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  expect(policy.cautions({ cloud: "alibaba", region: "r", engine: "redis", instanceId: "i", status: unknown })).toEqual(
    [],
  );
});
