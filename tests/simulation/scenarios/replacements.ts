import { a, after, b, before, out, preview, type Scenarios, thing, up } from "./notation";

const trigger = (replacementTrigger: string, deleteBeforeReplace?: boolean) =>
  thing(
    "a",
    { key: "X" },
    { replacementTrigger, ...(deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace }) },
  );
const moved = thing("a", { key: "Y" });
const movedFirst = thing("a", { key: "Y", place: "2" });
const dependent = (name: string) => thing(name, { key: out("a") });
const retained = { retainOnDelete: true };

/** Everything that leaves one thing and takes another, or the same anew. */
export const replacements: Scenarios = {
  replace: [up([a]), up([a], { replace: ["a"] })],
  "preview of replace": [up([a]), preview([a], { replace: ["a"] })],
  trigger: [up([trigger("1")]), up([trigger("2")])],
  "trigger set for the first time": [up([a]), up([trigger("1")])],
  "trigger with the option to delete first": [up([trigger("1")]), up([trigger("2", true)])],
  "provider deletes first": [up([before]), up([after])],
  "provider deletes first, option against it": [
    up([before]),
    up([thing("a", { key: "X", place: "2" }, { deleteBeforeReplace: false })]),
  ],
  "new key": [up([a]), up([moved])],
  "new key with the option to delete first": [up([a]), up([thing("a", { key: "Y" }, { deleteBeforeReplace: true })])],
  "new key under a new name with alias": [up([a]), up([thing("b", { key: "Y" }, { aliases: ["a"] })])],
  replaceOnChanges: [up([a]), up([thing("a", { key: "X", plain: "1" }, { replaceOnChanges: ["plain"] })])],
  "handover, new key": [up([a]), up([moved, thing("b")])],
  "handover, provider deletes first": [up([a]), up([movedFirst, thing("b")])],
  swap: [up([a, b]), up([moved, thing("b", { key: "X" })])],
  "swap, provider deletes first": [up([a, b]), up([movedFirst, thing("b", { key: "X", place: "2" })])],
  "dependent, new key": [up([a, dependent("b")]), up([moved, dependent("b")])],
  "dependent, provider deletes first, new key": [up([before, dependent("b")]), up([movedFirst, dependent("b")])],
  "dependent, provider deletes first, same key": [up([before, dependent("b")]), up([after, dependent("b")])],
  "dependent renamed, provider deletes first": [up([before, dependent("b")]), up([movedFirst, dependent("c")])],
  "dependent by dependsOn only, provider deletes first": [
    up([before, thing("b", { key: "Y" }, { dependsOn: ["a"] })]),
    up([after, thing("b", { key: "Y" }, { dependsOn: ["a"] })]),
  ],
  "preview of a dependent": [up([a]), preview([moved, dependent("b")])],
  "replaced with another": [
    up([thing("p", { key: "P" }), thing("a", { key: "X" }, { replaceWith: ["p"] })]),
    up([thing("p", { key: "Q" }), thing("a", { key: "X" }, { replaceWith: ["p"] })]),
  ],
  "deleted with another": [up([thing("p", { key: "P" }), thing("a", { key: "X" }, { deletedWith: "p" })]), up([])],
  "retained, removed": [up([thing("a", { key: "X" }, retained)]), up([])],
  "retained, new key": [up([thing("a", { key: "X" }, retained)]), up([thing("a", { key: "Y" }, retained)])],
  "retained, provider deletes first": [
    up([thing("a", { key: "X", place: "1" }, retained)]),
    up([thing("a", { key: "X", place: "2" }, retained)]),
  ],
};
