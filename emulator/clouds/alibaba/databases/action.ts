import type { Call } from "../../../service";
import type { AlibabaState } from "../state";
import { missing } from "./errors";
import type { DatabaseInstance, Engine } from "./instance";

export type Parameters = ReadonlyMap<string, string>;

export interface ActionContext {
  readonly parameters: Parameters;
  readonly state: AlibabaState;
  /** Of the host; `undefined` where one host answers for several. */
  readonly region: string | undefined;
  readonly call: Call;
}

export interface Action {
  readonly writes: boolean;
  run(context: ActionContext): Readonly<Record<string, unknown>>;
}

export function needed(parameters: Parameters, name: string): string {
  const value = parameters.get(name);
  if (!value) throw missing(name);
  return value;
}

export function flag(text: string | undefined): boolean | undefined {
  // The SDK of Python writes them with a capital.
  return text === undefined ? undefined : text.toLowerCase() === "true";
}

export function findInstance(
  { state, region }: ActionContext,
  id: string,
  engines: readonly Engine[],
): DatabaseInstance | undefined {
  return state.databases.find(
    (one) => one.id === id && engines.includes(one.engine) && (region === undefined || one.region === region),
  );
}
