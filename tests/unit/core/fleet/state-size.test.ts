import { expect, it } from "vitest";
import { type Member, membersOf, propertiesOf } from "../../../../provider/core/fleet/members";
import { groupedValues } from "../../../../provider/core/fleet/places";

const members: Member[] = Array.from({ length: 1000 }, (_, index) => ({
  region: index % 2 === 0 ? "ap-guangzhou" : "ap-singapore",
  bucket: `bucket-with-a-usual-name-${String(index).padStart(4, "0")}-1250000000`,
  status: index === 7 ? "Disabled" : "Enabled",
  previousStatus: index % 10 === 0 ? "Enabled" : "Disabled",
}));
const declared = { cloud: "tencent", status: "Enabled", onDelete: "restore" };

it("the state of a thousand buckets is below 250 kB, and holds each of them as it is", () => {
  const outputs = propertiesOf(declared, members);
  expect(membersOf(outputs).sort((a, b) => (a.bucket < b.bucket ? -1 : 1))).toEqual(members);
  const { previousStatus: _, previousExceptions: _others, ...inputs } = outputs;
  // As the engine writes it: with four blanks for each level, and the resources three levels down.
  const state = JSON.stringify({ checkpoint: { latest: { resources: [{ inputs, outputs }] } } }, undefined, 4);
  expect(state.length).toBeLessThan(250_000);
  // Former statuses stand in the inputs alone, and for one `up`.
  const formerStatuses = groupedValues(members.map((one) => [one, "Disabled"]));
  expect(propertiesOf({ ...declared, formerStatuses }, members)).toEqual(outputs);
});
