import { describe, expect, it } from "vitest";
import { againWhereLate } from "../../../../cli/drift/again";
import type { Examined } from "../../../../cli/report/report";

const base = { urn: "urn", kind: "AuditTrack", cloud: "tencent", id: null, location: null, findings: [] };
const unread = (error: string): Examined => ({ ...base, name: "track", error });
const prematurely = "Detected that /bin/pulumi-resource-access-audit exited prematurely.";
const notAlive = "access-audit (resource) plugin [/bin/x] did not come alive: failed to handshake";

describe("a stack whose provider came too late", () => {
  it("is read once more, after the others and one at a time", async () => {
    const found = [
      { name: "a", resources: [], errors: [prematurely] },
      { name: "b", resources: [unread("HTTP 403")], errors: ["the program failed"] },
      { name: "c", resources: [unread(notAlive)], errors: [] },
      { name: "d", resources: [], errors: [] },
    ];
    const read: string[] = [];
    let atOnce = 0;
    const again = await againWhereLate(found, async (name) => {
      expect(++atOnce).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce -= 1;
      read.push(name);
      // One that is late again stays what it is.
      return { name, resources: name === "a" ? [unread("late")] : [], errors: name === "c" ? [prematurely] : [] };
    });
    expect(read).toEqual(["a", "c"]);
    expect(again).toEqual([
      { name: "a", resources: [unread("late")], errors: [] },
      found[1],
      { name: "c", resources: [], errors: [prematurely] },
      found[3],
    ]);
  });
});
