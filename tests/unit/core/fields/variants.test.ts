import { describe, expect, it } from "vitest";
import { z } from "zod";
import { field, metaOf } from "../../../../provider/core/fields/field";
import { variants } from "../../../../provider/core/fields/variants";
import type { Resource } from "../../../../provider/core/lifecycle/lifecycle";
import { Operation } from "../../../../provider/core/session/operation";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";

/** A resource that tells which one was asked. */
function told(name: string, extra: Record<string, z.ZodType>): Resource {
  const type = field(z.literal(name), { doc: "Which one.", replaces: true });
  return {
    kind: "AuditTrack",
    cloud: "huawei",
    inputs: z.object({ type, shared: z.string(), ...extra }),
    outputs: { [`${name}Output`]: field(z.string(), { doc: "An output." }) },
    reference: { page: "", permissions: [], example: {} },
    changedBy: new RegExp(`^change-${name}$`, "i"),
    idForm: `${name}/<name>`,
    check: (given) => ({ inputs: { ...given, checkedBy: name }, failures: [] }),
    diff: () => ({ differences: [], replaces: [name], deleteBeforeReplace: name === "b" }),
    create: async () => ({ id: name, properties: {} }),
    read: async () => ({ inputs: {}, properties: { readBy: name } }),
    update: async () => ({ updatedBy: name }),
    remove: async () => undefined,
    remains: () => ({ remainsOf: name }),
    lifecycleKind: () => (name === "a" ? "setting" : "object"),
    naming: ["name"],
    things: () => [],
    held: () => [],
    describe: (id) => id,
    memory: () => ({}),
    cautions: () => [{ sort: "lost", text: `caution of ${name}` }],
  };
}

const either = variants({
  input: "type",
  ofId: (id) => id.split("/")[0],
  idForm: "<a or b>/<name>",
  table: { a: told("a", { own: field(z.string(), { doc: "Of a only." }) }), b: told("b", {}) },
});
const operation = new Operation(new Session(readSettings({ read: () => undefined }, {})));

describe("variants", () => {
  it("tell by the input what they are, and what the end of management leaves", () => {
    expect([either.lifecycleKind({ type: "a" }), either.lifecycleKind({ type: "b" })]).toEqual(["setting", "object"]);
    expect(either.remains({ type: "b" })).toEqual({ remainsOf: "b" });
  });

  it("checks and creates by the input", async () => {
    expect(either.check({ type: "a" }).inputs).toEqual({ type: "a", checkedBy: "a" });
    expect((await either.create(operation, { type: "b" })).id).toBe("b");
  });

  it.each([
    [undefined, "is required"],
    ["c", 'must be "a" or "b", but "c" was given'],
    ["toString", 'must be "a" or "b", but "toString" was given'],
  ])("refuses the input %j", (type, reason) => {
    expect(either.check({ type }).failures).toEqual([{ property: "type", reason }]);
  });

  it("reads, updates and removes by the id", async () => {
    expect((await either.read(operation, "b/x", undefined))?.properties).toEqual({ readBy: "b" });
    expect(await either.update(operation, "a/x", {}, {})).toEqual({ updatedBy: "a" });
    await expect(either.remove(operation, "c/x", {})).rejects.toThrow("it must be <a or b>/<name>");
  });

  it("are changed by the events of either", () => {
    const found = ["change-a", "Change-B", "change-c"].filter((name) => either.changedBy.test(name));
    expect(found).toEqual(["change-a", "Change-B"]);
  });

  it("compares by the new input", () => {
    expect(either.diff({ type: "b" }, { type: "a" })).toMatchObject({ replaces: ["a"], deleteBeforeReplace: false });
    expect(either.diff({ type: "a" }, { type: "b" })).toMatchObject({ replaces: ["b"], deleteBeforeReplace: true });
  });

  it("has the fields and outputs of all, those of some optional, with their meaning", () => {
    const { shape } = either.inputs;
    expect(Object.keys(shape)).toEqual(["type", "shared", "own"]);
    expect(z.object(shape).safeParse({ type: "b", shared: "x" }).success).toBe(true);
    expect(metaOf(shape.own as z.ZodType).doc).toBe("Of a only.");
    expect(metaOf(shape.type as z.ZodType).replaces).toBe(true);
    expect(Object.keys(either.outputs)).toEqual(["aOutput", "bOutput"]);
  });
});
