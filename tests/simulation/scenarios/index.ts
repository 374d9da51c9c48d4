import type { Backend, Scenario } from "../scenario";
import { backends, gets } from "./backends";
import { failures } from "./failures";
import { kills } from "./kills";
import { life } from "./life";
import type { Scenarios } from "./notation";
import { replacements } from "./replacements";
import { targets } from "./targets";

/** Names are unique over all backends. */
export const scenarios: readonly Scenario[] = [
  ...on("native", { ...life, ...replacements, ...targets, ...failures, ...kills, ...gets, ...backends }),
  // What fails has a run of its own, and the engine treats the failures of both backends alike.
  ...on("dynamic", { ...life, ...replacements, ...targets, ...kills, ...gets }),
];

function on(backend: Backend, all: Scenarios): Scenario[] {
  return Object.entries(all).map(([name, steps]) => ({
    name: `${backend}: ${name}`,
    steps: steps.map((step) => ({
      ...step,
      program: step.program.map((declared) => ({ backend, ...declared })),
    })),
  }));
}
