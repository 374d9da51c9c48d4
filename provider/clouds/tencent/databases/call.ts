import type { Operation } from "../../../core/session/operation";
import { type Action, callApi3 } from "../api3/call";
import { regionalHost } from "../endpoints";
import { tencentSettings } from "../settings";
import { dialects, type Engine, serviceOf } from "./engines";

/** Calls an action of an engine, with what every call of it carries. */
export function callDatabase<T>(operation: Operation, engine: Engine, action: Action<T>): Promise<T> {
  const { service: name, version, fixed } = dialects[engine];
  const endpoint = regionalHost(tencentSettings(operation.session), name, action.region);
  const parameters = { ...action.parameters, ...fixed };
  return callApi3(operation, { service: serviceOf(engine), version, endpoint }, { ...action, parameters });
}
