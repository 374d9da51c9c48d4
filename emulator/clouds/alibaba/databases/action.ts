import type { Call } from "../../../service";
import type { AlibabaState } from "../state";
import { missing, refusal } from "./errors";
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

/** One page of the instances of an engine, as the lists of all four services count them. */
export function pageOf({ parameters, state }: ActionContext, engine: Engine) {
  const region = needed(parameters, "RegionId");
  const all = state.databases.filter((one) => one.engine === engine && one.region === region);
  const size = Number(parameters.get("PageSize") ?? 30);
  const number = Number(parameters.get("PageNumber") ?? 1);
  if (![30, 50, 100].includes(size)) throw refusal("InvalidParameterValue", { message: "PageSize is invalid." });
  return { number, size, total: all.length, rows: all.slice((number - 1) * size, number * size) };
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
