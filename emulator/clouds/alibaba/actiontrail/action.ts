import type { Call } from "../../../service";
import type { AlibabaState } from "../state";
import type { Parameters } from "./trail-rules";

export interface ActionContext {
  readonly parameters: Parameters;
  readonly state: AlibabaState;
  readonly region: string;
  readonly call: Call;
}

export interface Action {
  readonly writes: boolean;
  readonly methods: readonly string[];
  run(context: ActionContext): Readonly<Record<string, unknown>>;
}
