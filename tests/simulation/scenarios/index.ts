import type { Face, Scenario } from "../scenario";
import { faces, gets } from "./faces";
import { failures } from "./failures";
import { kills } from "./kills";
import { life } from "./life";
import type { Scenarios } from "./notation";
import { replacements } from "./replacements";
import { targets } from "./targets";

/** Names are unique over all faces. */
export const scenarios: readonly Scenario[] = [
  ...on("native", { ...life, ...replacements, ...targets, ...failures, ...kills, ...gets, ...faces }),
  // What fails has a run of its own, and the engine treats the failures of both faces alike.
  ...on("dynamic", { ...life, ...replacements, ...targets, ...kills, ...gets }),
];

function on(face: Face, all: Scenarios): Scenario[] {
  return Object.entries(all).map(([name, steps]) => ({
    name: `${face}: ${name}`,
    steps: steps.map((step) => ({
      ...step,
      program: step.program.map((declared) => ({ face, ...declared })),
    })),
  }));
}
