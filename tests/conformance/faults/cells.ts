import { CloudError } from "../../../provider/core/session/errors";
import { clouds } from "../../../provider/registry";
import { type FaultName, faultNames, faults } from "./faults";
import type { Act, Operation, Outcome } from "./operation";
import { operations } from "./operations";
import type { Scene } from "./scene";

/** One fault that one request of an operation meets, or all of them. */
export interface Cell {
  readonly key: string;
  readonly operation: Operation;
  readonly fault: FaultName;
  readonly at: number | "all";
}

interface Verdict {
  /** What is wrong; nothing when the cell is green. */
  readonly problems: readonly string[];
  readonly ended: "done" | "refused";
}

const timeoutMs = 300_000;
/** What one step may take after its time is up. */
const slackMs = 2000;
/** A reading of a few calls every five seconds until the time is up, or six attempts for each call. */
const mostRequests = 300;
/** Longest message with a vendor's words in it. */
const mostCharacters = 6000;

/** Runs operations undisturbed, and says which cells there are. */
export async function planCells(scene: Scene, of: readonly Operation[] = operations): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const operation of of) {
    const requests = await measure(scene, operation);
    const places = [...Array.from({ length: requests }, (_, index) => index + 1), "all" as const];
    for (const fault of faultNames)
      for (const at of places) cells.push({ key: `${operation.key}/${fault}/${at}`, operation, fault, at });
  }
  return cells;
}

/** How many requests an operation sends. */
async function measure(scene: Scene, operation: Operation): Promise<number> {
  const act = await operation.prepare(scene);
  scene.disturb(undefined);
  const outcome = await settle(act);
  const { requests } = scene.server;
  scene.disturb(undefined);
  if ("error" in outcome) throw new Error(`${operation.key} failed undisturbed`, { cause: outcome.error });
  const problems = await act.judge(outcome);
  if (problems.length > 0) throw new Error(`${operation.key}, undisturbed: ${problems.join("; ")}`);
  return requests;
}

export async function runCell(scene: Scene, { operation, fault, at }: Cell): Promise<Verdict> {
  const act = await operation.prepare(scene);
  scene.disturb({ trouble: faults[fault], at });
  const begun = scene.clock.now();
  const outcome = await settle(act);
  const tookMs = scene.clock.now() - begun;
  const { requests, strayed } = scene.server;
  scene.disturb(undefined);
  const problems = [
    ...(requests > mostRequests ? [`${requests} requests were sent`] : []),
    ...(strayed > 0 ? ["a redirect to another host was followed"] : []),
    ...(fault !== "slow" && tookMs > timeoutMs + slackMs ? [`it took ${tookMs / 1000} s`] : []),
    ...("error" in outcome ? complaints(outcome.error, operation.cloud) : []),
    ...leaks(scene, outcome),
  ];
  try {
    problems.push(...(await act.judge(outcome, fault)));
  } catch (error) {
    problems.push(`the next up fails: ${error}`);
  }
  const told = "error" in outcome ? [`(${outcome.error})`] : [];
  return {
    problems: problems.length > 0 ? [...problems, ...told] : [],
    ended: "error" in outcome ? "refused" : "done",
  };
}

async function settle(act: Act): Promise<Outcome> {
  try {
    return { value: await act.run() };
  } catch (error) {
    return { error };
  }
}

/** What is wrong with an error as somebody reads it. */
function complaints(error: unknown, cloud: string): readonly string[] {
  const title = clouds.find(({ name }) => name === cloud)?.title ?? cloud;
  const { message } = error as Error;
  const isOfCloud = error instanceof CloudError || (error instanceof Error && error.cause instanceof CloudError);
  const advice = /access-audit:|[Ll]ook for |[Cc]heck |Run |[Ss]et |get new |Start |the permission /;
  return [
    ...(isOfCloud && !message.includes(title) ? [`the error does not name ${title}`] : []),
    ...(advice.test(message) ? [] : ["the error does not say what to do"]),
    ...(message.length > mostCharacters ? [`the error has ${message.length} characters`] : []),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    ...(/[\u0000-\u0009\u000b-\u001f\u007f]|::error::|It works/.test(message)
      ? ["the error holds what was answered"]
      : []),
    ...(/TypeError|undefined|\[object/.test(message) ? ["the error is one of the program"] : []),
  ];
}

function leaks(scene: Scene, outcome: Outcome): readonly string[] {
  const told = [...scene.warnings, "error" in outcome ? String((outcome.error as Error).message) : ""].join("\n");
  return scene.secrets.some((secret) => told.includes(secret)) ? ["a secret was told"] : [];
}
