import { z } from "zod";
import { field } from "../../../core/fields/field";
import { isRecord } from "../../../core/fields/validation";
import type { Properties } from "../../../core/lifecycle/kind";
import { CloudError, isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { canonical, type DataEvents } from "./data-events";
import {
  type DataEventDelivery,
  dataEventsFromWire,
  dataEventsToWire,
  insightTypesFromWire,
  insightTypesToWire,
} from "./data-events-wire";
import { type ActiontrailAction, callActiontrail } from "./service";
import { type TrackLocator, write, writtenFromWire } from "./trail-write";

export const insightTypeField = z.string().regex(/^[A-Za-z]{1,64}$/, "must be a type of insight such as AkInsight");

export const deliveryField = z.object({
  region: field(z.string(), { doc: "The region whose data events are delivered." }),
  project: field(z.string().optional(), { doc: "The ARN of the project of Log Service, which ActionTrail made." }),
  status: field(z.string().optional(), { doc: "The state of the delivery, such as `success`." }),
  error: field(z.string().optional(), { doc: "Why nothing is delivered; absent when it is." }),
});

/** What was read of data events and insights; what was not is absent. */
export interface Selected {
  readonly dataEvents?: DataEvents;
  readonly dataEventDeliveries?: readonly DataEventDelivery[];
  readonly insightTypes?: readonly string[];
}

/** Only what is declared is read. An import reads both as far as it may, and takes over what there is. */
export async function readSelectors(
  operation: Operation,
  locator: TrackLocator,
  known: Properties | undefined,
): Promise<Selected> {
  const imports = known === undefined;
  const data = await asFarAsAllowed(operation, imports, known?.dataEvents, () => getDataEvents(operation, locator));
  const types = await asFarAsAllowed(operation, imports, known?.insightTypes, () =>
    getInsightTypes(operation, locator),
  );
  const isShown = data !== undefined && (!imports || data.dataEvents.selectors.length > 0);
  return {
    ...(isShown ? { dataEvents: data.dataEvents, dataEventDeliveries: data.deliveries } : {}),
    ...(types !== undefined && (!imports || types.length > 0) ? { insightTypes: types } : {}),
  };
}

async function asFarAsAllowed<T>(
  { session }: Operation,
  imports: boolean,
  declared: unknown,
  read: () => Promise<T>,
): Promise<T | undefined> {
  if (!imports && declared === undefined) return undefined;
  try {
    return await read();
  } catch (error) {
    if (!imports || !isFault(error, "Denied")) throw error;
    session.warn(`What is found of a trail leaves something out: ${error.message}`);
    return undefined;
  }
}

function get<T>(
  operation: Operation,
  { region, name }: TrackLocator,
  what: string,
  action: Pick<ActiontrailAction<T>, "name" | "decode">,
): Promise<T> {
  const attempted = `read the ${what} of audit track ${name} in ${region}`;
  return callActiontrail(operation, {
    ...{ name: action.name, region, attempted, parameters: { TrailName: name }, writes: false },
    decode(answer) {
      // Everything else may be absent.
      writtenFromWire(answer);
      return action.decode(answer);
    },
  });
}

/** https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-getdataeventselector */
function getDataEvents(operation: Operation, locator: TrackLocator) {
  return get(operation, locator, "data events", { name: "GetDataEventSelector", decode: dataEventsFromWire });
}

async function getInsightTypes(operation: Operation, locator: TrackLocator): Promise<readonly string[]> {
  try {
    return await get(operation, locator, "insights", { name: "GetInsightSelectors", decode: insightTypesFromWire });
  } catch (error) {
    if (error instanceof CloudError && error.fault.code === "InsightSelectorDoesNotExistException") return [];
    throw error;
  }
}

/** A put replaces all selectors; whether an empty one takes them away is not documented, a delete does. */
export function putDataEvents(
  operation: Operation,
  locator: TrackLocator,
  desired: DataEvents | undefined,
): Promise<void> {
  const TrailName = locator.name;
  if (desired === undefined || desired.selectors.length === 0)
    return write(operation, locator, "end the data events of", {
      name: "DeleteDataEventSelector",
      parameters: { TrailName },
    });
  return write(operation, locator, "set the data events of", {
    name: "PutDataEventSelector",
    parameters: { TrailName, ...dataEventsToWire(desired) },
  });
}

export function putInsightTypes(
  operation: Operation,
  locator: TrackLocator,
  types: readonly string[] = [],
): Promise<void> {
  return write(operation, locator, "set the insights of", {
    name: "PutInsightSelectors",
    parameters: { TrailName: locator.name, InsightSelectors: insightTypesToWire(types) },
  });
}

/** The selectors of `before` as `after` has them, where both are the same in another order. */
export function alignedDataEvents(before: Properties, after: Properties): readonly [Properties, Properties] {
  const [was, is] = [before.dataEvents, after.dataEvents];
  if (!isRecord(was) || !isRecord(is) || !Array.isArray(is.selectors)) return [before, after];
  if (canonical(was.selectors) !== canonical(is.selectors)) return [before, after];
  return [{ ...before, dataEvents: { ...was, selectors: is.selectors } }, after];
}
