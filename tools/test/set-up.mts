import { ensureBuild } from "../setup/engine/sources.mjs";
import { prepareEngine } from "../setup/engine.mjs";
import { linkExamples } from "../setup/links.mjs";
import { type Suite, single, type Tally } from "./suite.mts";

/** The set-up is a test, too: when a part of it fails, whatever does not need it still runs. */
export const setUpSuites: readonly Suite[] = [
  { name: "build", slow: false, run: () => attempt(ensureBuild) },
  { name: "pulumi", slow: true, run: () => attempt(prepareEngine) },
];

async function attempt(work: () => Promise<unknown>): Promise<Tally> {
  try {
    linkExamples();
    await work();
    return single(true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return single(false);
  }
}
