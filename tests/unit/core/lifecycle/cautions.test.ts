import { describe, expect, it } from "vitest";
import { seed } from "../../../../emulator/index";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import * as handlers from "../../../../provider/handlers";
import { findResource } from "../../../../provider/registry";

const kind = "DatabaseAuditPolicy";
const rows = [
  ...Object.entries(seed.tencent.databases).map(([engine, id]) => ["tencent", engine, id, "deletes"] as const),
  ...Object.entries(seed.alibaba.databases).map(([engine, id]) => ["alibaba", engine, id, "may delete"] as const),
];

/** What is told while a preview checks a new resource, or compares an old one. */
function told(work: (addressee: handlers.Addressee) => void): readonly string[] {
  const texts: string[] = [];
  const session = new Session(readSettings({ read: () => undefined }, {}), {
    warn: (text) => texts.push(text),
    notice: (sort, text) => sort === "caution" && texts.push(text),
  });
  work({ kind, session });
  return texts;
}

describe.each(rows)("what a preview says of a database of %s, %s", (cloud, engine, instanceId, deletes) => {
  const { region } = seed[cloud];
  const what = `the audit policy of ${engine} instance ${instanceId} in ${region}`;
  const isFinal = cloud === "alibaba" && engine === "mongodb";
  const final = isFinal ? ". The edition Standard can never be switched on again" : "";
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

  it("new and on: it is billed", () => {
    expect(check(on(30), true)).toEqual([`${what} is switched on where it is off, which is billed`]);
  });

  it("new and off: what that loses", () => {
    const expected = `${what} is switched off where it is on, which ${deletes} the audit records that there are${final}`;
    expect(check(off, true)).toEqual([expected]);
  });

  it("one that exists: what the change loses, and nothing where nothing is lost", () => {
    expect(check(on(30), false)).toEqual([]);
    expect(change(on(30), on(30))).toEqual([]);
    expect(change(off, on(30))).toEqual([`${what} is switched on where it is off, which is billed`]);
    const lost = `${what} is switched off, which ${deletes} the audit records that there are${final}`;
    expect(change(on(30), off)).toEqual([lost]);
    const shorter = `${what} keeps records for 7 days instead of 30, which ${deletes} the older ones`;
    expect(change(on(30), on(7))).toEqual([shorter]);
    expect(change(on(7), on(30))).toEqual([]);
  });
});

it("the edition of MongoDB that does come back is not said to be lost for good", () => {
  const { region, databases } = seed.alibaba;
  const policy = findResource(kind, "alibaba");
  const inputs = { cloud: "alibaba", region, engine: "mongodb", instanceId: databases.mongodb, status: "Disabled" };
  const before = { ...inputs, status: "Enabled", keepDays: 30, edition: "V2_Standard" };
  expect(policy.cautions(inputs, before).join()).not.toContain("never");
  expect(policy.cautions(inputs, { ...before, edition: "Standard" }).join()).toContain("never be switched on again");
});

it("what is not known yet is no reason to warn", () => {
  const policy = findResource(kind, "alibaba");
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  expect(policy.cautions({ cloud: "alibaba", region: "r", engine: "redis", instanceId: "i", status: unknown })).toEqual(
    [],
  );
});
