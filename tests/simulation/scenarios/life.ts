import { a, after, b, before, destroy, preview, refresh, renamed, type Scenarios, thing, up } from "./notation";

const changed = thing("a", { key: "X", plain: "1" });

/** Commands without a replacement, a failure or a target. */
export const life: Scenarios = {
  "first up": [up([a])],
  "no-op up": [up([a]), up([a])],
  "no-op up with refresh": [up([a]), up([a], { refresh: true })],
  update: [up([a]), up([changed])],
  "ignored change": [up([a]), up([thing("a", { key: "X", plain: "1" }, { ignoreChanges: ["plain"] })])],
  rename: [up([a]), up([renamed])],
  "rename with alias": [up([a]), up([thing("b", { key: "X" }, { aliases: ["a"] })])],
  "rename with refresh": [up([a]), up([renamed], { refresh: true })],
  removal: [up([a, b]), up([b])],
  "removal of one of two for one thing": [up([a, renamed]), up([a])],
  "removal of a chain": [
    up([a, thing("b", { key: "Y" }, { dependsOn: ["a"] }), thing("c", { key: "Z" }, { dependsOn: ["b"] })]),
    up([]),
  ],
  "moved under a component": [
    up([a]),
    up([{ name: "g", backend: "component" }, thing("a", { key: "X" }, { parent: "g" })]),
  ],
  "moved under a component with alias": [
    up([a]),
    up([{ name: "g", backend: "component" }, thing("a", { key: "X" }, { parent: "g", hadNoParent: true })]),
  ],
  "component removed": [up([{ name: "g", backend: "component" }, thing("a", { key: "X" }, { parent: "g" })]), up([])],
  destroy: [up([a, b]), destroy([])],
  "destroy with program": [up([a, b]), destroy([a, b], { runProgram: true })],
  "destroy with a renamed program": [up([a]), destroy([renamed], { runProgram: true })],
  "destroy with refresh": [up([a]), destroy([], { refresh: true })],
  refresh: [up([a]), refresh([])],
  "refresh with program": [up([a]), refresh([a], { runProgram: true })],
  "refresh with a renamed program": [up([a]), refresh([renamed], { runProgram: true })],
  "preview of a first up": [preview([a])],
  "preview of an update": [up([a]), preview([changed])],
  "preview of a rename": [up([a]), preview([renamed])],
  "preview of a rename with refresh": [up([a]), preview([renamed], { refresh: true })],
  "preview of a replacement that deletes first": [up([before]), preview([after])],
  "drift, then up with refresh": [up([a]), up([a], { refresh: true }, { answers: { "Read a": "drift" } })],
  "drift, then refresh and up": [up([a]), refresh([], {}, { answers: { "Read a": "drift" } }), up([a])],
  "gone, then up with refresh": [up([a]), up([a], { refresh: true }, { answers: { "Read a": "gone" } })],
  "gone, then a rename with refresh": [up([a]), up([renamed], { refresh: true }, { answers: { "Read a": "gone" } })],
  "gone, then refresh and up": [up([a]), refresh([], {}, { answers: { "Read a": "gone" } }), up([a])],
};
