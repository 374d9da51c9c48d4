import type { Call } from "../../../service";
import type { VolcengineState } from "../state";
import type { Parameters } from "./trail-rules";

export interface ActionContext {
  readonly parameters: Parameters;
  readonly state: VolcengineState;
  readonly region: string;
  readonly call: Call;
}

export interface Action {
  readonly writes: boolean;
  readonly method: "GET" | "POST";
  run(context: ActionContext): unknown;
}
