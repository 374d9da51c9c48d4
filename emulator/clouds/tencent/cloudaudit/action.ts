import type { Call } from "../../../service";
import type { TencentState } from "../state";
import type { Parameters, Values } from "./parameters";

export interface Action {
  readonly parameters: Parameters;
  readonly writes: boolean;
  run(values: Values, state: TencentState, call: Call): Readonly<Record<string, unknown>>;
}
