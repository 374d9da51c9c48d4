import { a, after, b, before, destroy, out, renamed, type Scenarios, thing, up } from "./notation";

const changed = [thing("a", { key: "X", plain: "1" }), thing("b", { key: "Y", plain: "1" })];
const dependent = thing("b", { key: out("a") });

/** Commands of which a part of the resources is left out. */
export const targets: Scenarios = {
  "rename, the old name targeted": [up([a]), up([renamed], { target: ["a"] })],
  "rename, the new name targeted": [up([a]), up([renamed], { target: ["b"] })],
  "rename, the old name excluded": [up([a]), up([renamed], { exclude: ["a"] })],
  "rename, the new name excluded": [up([a]), up([renamed], { exclude: ["b"] })],
  "another targeted": [up([a, b]), up([a, b], { target: ["b"] })],
  "another targeted, both changed": [up([a, b]), up(changed, { target: ["b"] })],
  "targeted, its dependent is not": [up([before, dependent]), up([after, dependent], { target: ["a"] })],
  "destroy of a target": [up([a, b]), destroy([], { target: ["a"] })],
  "destroy but for one": [up([a, b]), destroy([], { exclude: ["a"] })],
};
