import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unknownValue } from "../../../../provider/core/fields/unknown";
import { endedLedger, type Written } from "../../../../provider/core/ownership/ledger";
import { Ownership } from "../../../../provider/core/ownership/ownership";
import { keepsKey, sameness, type Thing, thingOf } from "../../../../provider/core/ownership/thing";
import { partOf } from "../../../shared-ledger";

const identity = {
  words: ["project", "name"],
  hints: ["region"],
  marks: ({ number }: Readonly<Record<string, unknown>>) => ({ number }),
};
const thing = (properties: Record<string, unknown>): Thing =>
  thingOf("AuditTrack", String(properties.cloud ?? "c"), identity, { region: "r", ...properties });

describe("two things", () => {
  it.each([
    [{ name: "x" }, { name: "x" }, "yes"],
    [{ name: "x" }, { name: "y" }, "no"],
    [{ name: "x" }, { name: "x", cloud: "d" }, "no"],
    [{ name: "x", project: "p" }, { name: "x", project: "q" }, "no"],
    [{ name: "x", project: "p" }, { name: "x" }, "maybe"],
    [{ name: "x", region: "r" }, { name: "x", region: "s" }, "maybe"],
    [{ name: "x", number: "1" }, { name: "x" }, "yes"],
    [{ name: "x", number: "1" }, { name: "x", number: "1" }, "yes"],
    [{ name: "x", number: "1" }, { name: "x", number: "2" }, "no"],
    [{ name: unknownValue }, { name: "x" }, "maybe"],
    [{ name: unknownValue }, { name: unknownValue }, "maybe"],
  ])("%j and %j are the same: %s", (one, other, expected) => {
    expect(sameness(thing(one), thing(other), true)).toBe(expected);
    expect(sameness(thing(other), thing(one), true)).toBe(expected);
  });

  it("of two accounts are never surely the same", () => {
    expect(sameness(thing({ name: "x" }), thing({ name: "x" }), false)).toBe("maybe");
    expect(sameness(thing({ name: "x" }), thing({ name: "y" }), false)).toBe("no");
  });

  it("need the same key whatever their region and number are", () => {
    expect(keepsKey(thing({ name: "x", number: "1" }), thing({ name: "x", region: "s" }))).toBe(true);
    expect(keepsKey(thing({ name: "x" }), thing({ name: unknownValue }))).toBe(false);
  });

  it("hold no value of the program as it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (name) => {
        expect(JSON.stringify(thing({ name }))).not.toContain(JSON.stringify(name).slice(1, -1));
      }),
    );
  });
});

/** Processes of one run, as the file joins them. */
function runOf(...names: string[]): Ownership[] {
  const all: Written[] = [];
  return names.map((process) => new Ownership(partOf(all, process)));
}

const x = [thing({ name: "x" })];
const y = [thing({ name: "y" })];
/** What the emulated engine asks right before the first write of a delete. */
const deletes = (ownership: Ownership, id: string, things: readonly Thing[]) =>
  ownership.beginDelete(id, things, "deleted").owner() === undefined;

describe("a delete", () => {
  it("is carried out when nothing declares the thing", () => {
    const ownership = new Ownership();
    ownership.declare(y, "other");
    expect(deletes(ownership, "x", x)).toBe(true);
  });

  it("writes nothing when the thing is declared, under whatever name", () => {
    const ownership = new Ownership();
    ownership.declare(x, "new");
    expect(ownership.beginDelete("x", x, "deleted").owner()).toEqual({ urn: "new", sameness: "yes", elsewhere: false });
  });

  it("writes nothing when the thing is declared while it is under way", () => {
    const ownership = new Ownership();
    const deletion = ownership.beginDelete("x", x, "deleted");
    expect(deletion.owner()).toBeUndefined();
    ownership.declare(x, "new");
    expect(deletion.owner()?.urn).toBe("new");
  });

  it("goes first, once, where the comparison of the declared resource said so", () => {
    const ownership = new Ownership();
    ownership.declare(x, "a");
    ownership.compared("x", x, true, "a");
    expect(deletes(ownership, "x", x)).toBe(true);
    expect(deletes(ownership, "x", x)).toBe(false);
  });

  it("does not go first when a later comparison says no, or the new one was made before", () => {
    for (const between of [
      (ownership: Ownership) => ownership.compared("x", x, false, "a"),
      (ownership: Ownership) => ownership.creating(x),
    ]) {
      const ownership = new Ownership();
      ownership.declare(x, "a");
      ownership.compared("x", x, true, "a");
      between(ownership);
      expect(deletes(ownership, "x", x)).toBe(false);
    }
  });

  it("does not go first because of a refresh, which compares before anything is declared", () => {
    const ownership = new Ownership();
    ownership.compared("x", x, true, "a");
    ownership.declare(x, "b");
    expect(deletes(ownership, "x", x)).toBe(false);
  });

  it("is carried out after a refresh alone", () => {
    const ownership = new Ownership();
    ownership.compared("x", x, false, "a");
    expect(deletes(ownership, "x", x)).toBe(true);
  });

  it("of a dependent writes nothing while it is not known what the new one is about", () => {
    const ownership = new Ownership();
    ownership.compared("x", [thing({ name: unknownValue })], false, "b");
    expect(deletes(ownership, "x", x)).toBe(false);
  });
});

describe("an update whose preview declared the thing", () => {
  const declared = (things: readonly Thing[], urn?: string, process = "of the preview"): Written => ({
    ...{ call: "declare", things, urn, process },
  });
  const previewedBy = (...entries: Written[]) => new Ownership(undefined, () => endedLedger(entries));
  const ownerAfter = (entries: Written[], urn?: string) =>
    previewedBy(...entries)
      .beginDelete("x", x, "Disabled", urn)
      .owner();

  it("ends no part that another resource takes over later", () => {
    expect(ownerAfter([declared(x, "single")], "fleet")).toMatchObject({ urn: "single", sameness: "yes" });
    expect(ownerAfter([declared(x)])).toMatchObject({ sameness: "yes" });
    expect(ownerAfter([declared(y, "single")], "fleet")).toBeUndefined();
  });

  it("ends what only itself declared, and what nobody could name yet", () => {
    expect(ownerAfter([declared(x, "fleet")], "fleet")).toBeUndefined();
    expect(ownerAfter([declared([thing({ name: unknownValue })], "single")], "fleet")).toBeUndefined();
  });

  it("ends nothing that may be another process's", () => {
    const entries = [declared(x, "single", "one"), declared(y, "other", "two")];
    expect(ownerAfter(entries, "fleet")).toMatchObject({ urn: "single", sameness: "maybe" });
  });

  it("ends what whoever had declared it is known by now not to be about", () => {
    const [here, there] = [thing({ name: "x", number: "1" }), thing({ name: "x", number: "2" })];
    const ownership = previewedBy(declared([thing({ name: "x" })], "other"));
    const owner = () => ownership.beginDelete("x", [here], "Disabled", "gone").owner()?.urn;
    expect(owner()).toBe("other");
    ownership.declare([there], "other");
    expect(owner()).toBeUndefined();
  });

  it("deletes first what is replaced under another name, and nothing that another resource took over", () => {
    const replaced = (taker: string) => {
      const ownership = previewedBy(declared(x, "new"));
      ownership.declare(x, "new");
      ownership.compared("x", x, true, "new");
      if (taker !== "new") ownership.declare(x, taker);
      return ownership.beginDelete("x", x, "Disabled", "former").owner()?.urn;
    };
    expect(replaced("new")).toBeUndefined();
    expect(replaced("taker")).toBe("taker");
  });

  it("deletes first what is replaced so, unless another resource surely takes it over", () => {
    const replaced = (entries: Written[], urn: string | undefined) => {
      const ownership = previewedBy(...entries);
      ownership.declare(x, urn);
      ownership.compared("x", x, true, urn);
      return ownership.beginDelete("x", x, "Disabled", urn).owner()?.urn;
    };
    expect(replaced([declared(x, "a")], "a")).toBeUndefined();
    expect(replaced([declared(x, "b")], "a")).toBe("b");
    expect(replaced([declared(x, "b", "one"), declared(y, "c", "two")], "a")).toBeUndefined();
    expect(replaced([declared(x)], undefined)).toBeUndefined();
  });
});

describe("processes of one run", () => {
  it("know what the others declare, which may be in another account", () => {
    const [one, other] = runOf("1", "2") as [Ownership, Ownership];
    other.declare(x, "new");
    expect(one.beginDelete("x", x, "deleted").owner()).toEqual({ urn: "new", sameness: "maybe", elsewhere: true });
  });

  it("tell two things of one name apart once a refresh or a create has shown their numbers", () => {
    const [one, other] = runOf("1", "2") as [Ownership, Ownership];
    other.read([thing({ name: "x", number: "2" })], {});
    other.declare(x, "there");
    expect(deletes(one, "x1", [thing({ name: "x", number: "1" })])).toBe(true);
    expect(deletes(one, "x2", [thing({ name: "x", number: "2" })])).toBe(false);
  });

  it("take no number from a state, which may be another account's", () => {
    const [one, other] = runOf("1", "2") as [Ownership, Ownership];
    other.declare(x, "there");
    other.compared("x2", [thing({ name: "x", number: "2" })], false, "there");
    expect(deletes(one, "x1", [thing({ name: "x", number: "1" })])).toBe(false);
  });

  it("let nobody go first but the one that compared", () => {
    const [one, other] = runOf("1", "2") as [Ownership, Ownership];
    one.declare(x, "a");
    one.compared("x", x, true, "a");
    expect(deletes(other, "x", x)).toBe(false);
  });
});

describe("the memory of what was found", () => {
  it("goes to whoever takes the thing over in the run that showed it", () => {
    const ownership = new Ownership();
    ownership.read(x, { previousStatus: "Disabled" });
    expect(ownership.memoryOf(x)).toEqual({ previousStatus: "Disabled" });
    expect(ownership.memoryOf(y)).toBeUndefined();
  });

  it("of two records that end differently is known to both", () => {
    const ownership = new Ownership();
    const [off, on] = [ownership.beginDelete("x", x, "Disabled"), ownership.beginDelete("x", x, "Enabled")];
    expect([off.endsElsewhere("Enabled"), on.endsElsewhere("Enabled")]).toEqual([true, false]);
  });
});
