import { expect, it } from "vitest";
import type { Member } from "../../../../provider/core/fleet/member";
import { groupedValues } from "../../../../provider/core/fleet/places";
import { findResource } from "../../../../provider/registry";

const members: Member[] = Array.from({ length: 1000 }, (_, index) => ({
  region: index % 2 === 0 ? "ap-guangzhou" : "ap-singapore",
  bucket: `bucket-with-a-usual-name-${String(index).padStart(4, "0")}-1250000000`,
  own: { status: index === 7 ? "Disabled" : "Enabled" },
  memory: { previousStatus: index % 10 === 0 ? "Enabled" : "Disabled" },
}));
const declared = { cloud: "tencent", status: "Enabled", onDelete: "restore" };

it("the state of a thousand buckets is below 250 kB, and holds each of them as it is", () => {
  const shape = findResource("BucketAccessMonitors", "tencent").many?.shape ?? expect.fail();
  const outputs = shape.fold(declared, members);
  expect(shape.members(outputs).sort((a, b) => (a.bucket < b.bucket ? -1 : 1))).toEqual(members);
  const { previousStatus: _, previousExceptions: _others, ...inputs } = outputs;
  // As the engine writes it: with four blanks for each level, and the resources three levels down.
  const state = JSON.stringify({ checkpoint: { latest: { resources: [{ inputs, outputs }] } } }, undefined, 4);
  expect(state.length).toBeLessThan(250_000);
  // Former statuses stand in the inputs alone, and for one `up`.
  const formerStatuses = groupedValues(members.map((one) => [one, "Disabled"]));
  expect(shape.fold({ ...declared, formerStatuses }, members)).toEqual(outputs);
});
