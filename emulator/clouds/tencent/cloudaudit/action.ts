import type { Call } from "../../../service";
import type { Parameters, Values } from "../api3/parameters";
import type { TencentState } from "../state";

export interface Action {
  readonly parameters: Parameters;
  readonly writes: boolean;
  run(values: Values, state: TencentState, call: Call): Readonly<Record<string, unknown>>;
}
