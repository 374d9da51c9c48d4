import { a, after, b, before, renamed, type Scenarios, type thing as Thing, thing, up } from "./notation";

const bad = (name: string, key: string): ReturnType<typeof Thing> => thing(name, { key, bad: true });
const changed = thing("a", { key: "X", plain: "1" });
const moved = thing("a", { key: "Y" });
const failing = (program: Parameters<typeof up>[0], answers: NonNullable<ReturnType<typeof up>["answers"]>) =>
  up(program, {}, { answers, fails: true });
const goingOn = { continueOnError: true };
const fails = { fails: true };

/** Commands of which a call fails. */
export const failures: Scenarios = {
  "failing check beside a removal": [up([a]), up([bad("b", "Y")], {}, fails)],
  "failing check beside a removal, going on": [up([a]), up([bad("b", "Y")], goingOn, fails)],
  "failing check": [up([a, b]), up([bad("a", "X")], {}, fails)],
  "failing create of a rename": [up([a]), failing([renamed], { "Create b": "fail" })],
  "failing create of a rename, going on": [
    up([a]),
    up([renamed], goingOn, { answers: { "Create b": "fail" }, fails: true }),
  ],
  "failing create, going on without its dependents": [
    up([thing("z", { key: "Z" })]),
    up([a, thing("b", { key: "Y" }, { dependsOn: ["a"] }), thing("c", { key: "W" })], goingOn, {
      answers: { "Create a": "fail" },
      fails: true,
    }),
  ],
  "failing create after a delete": [up([before]), failing([after], { "Create a": "fail" }), up([after])],
  "failing create after a delete, then a rename": [
    up([before]),
    failing([after], { "Create a": "fail" }),
    up([renamed]),
  ],
  "failing create after a delete, then back to before": [
    up([before]),
    failing([after], { "Create a": "fail" }),
    up([before]),
  ],
  "failing delete of a rename": [up([a]), failing([renamed], { "Delete a": "fail" }), up([renamed])],
  "failing delete of a replacement": [up([a]), failing([moved], { "Delete a": "fail" }), up([moved])],
  "failing delete before a create": [up([before]), failing([after], { "Delete a": "fail" }), up([after])],
  "failing update": [up([a]), failing([changed], { "Update a": "fail" }), up([changed])],
  "failing read before a rename": [
    up([a]),
    up([renamed], { refresh: true }, { answers: { "Read a": "fail" }, fails: true }),
  ],
  "half-done create": [failing([a], { "Create a": "partial" }), up([a])],
  "half-done create, then up with refresh": [failing([a], { "Create a": "partial" }), up([a], { refresh: true })],
  "half-done create, then a rename": [failing([a], { "Create a": "partial" }), up([renamed])],
  "half-done create of a rename": [up([a]), failing([renamed], { "Create b": "partial" }), up([renamed])],
  "half-done create of a replacement": [up([a]), failing([moved], { "Create a": "partial" }), up([moved])],
  "half-done create after a delete": [up([before]), failing([after], { "Create a": "partial" }), up([after])],
  "half-done update": [up([a]), failing([changed], { "Update a": "partial" }), up([changed])],
  "protected, removed": [up([thing("a", { key: "X" }, { protect: true })]), up([], {}, fails)],
  "protected, new key": [
    up([thing("a", { key: "X" }, { protect: true })]),
    up([thing("a", { key: "Y" }, { protect: true })], {}, fails),
  ],
  "two of one URN": [up([a, thing("a", { key: "X" }, { dependsOn: ["a"] })], {}, fails)],
};
