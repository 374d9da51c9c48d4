import { isRecord } from "../../../core/fields/validation";
import { parseJson } from "../../../http/json";
import { defined, flagIn, listIn, objectIn, textIn, textsIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { DataEvents, Selector } from "./data-events";

type Wire = Readonly<Record<string, unknown>>;

/** Everything, always: what an absent list of regions keeps is not documented. */
export function dataEventsToWire({ regions = [], selectors }: DataEvents) {
  const all = regions.includes("All");
  return {
    EventSelectors: JSON.stringify(selectors.map(selectorToWire)),
    IsTrailAllRegion: all,
    TrailRegionIds: all ? undefined : [...regions].sort().join(","),
  };
}

/** What an absent ReadWriteType means is not documented, so it is always sent. */
function selectorToWire({ serviceName, readWriteType, eventNames, resourceArns }: Selector) {
  const filter = (one: Selector["eventNames"]) => one && { Equals: one.equals, NotEquals: one.notEquals };
  return {
    ServiceName: serviceName,
    ReadWriteType: readWriteType,
    EventName: filter(eventNames),
    ResourceArn: filter(resourceArns),
  };
}

/** How the data events of one region reach Log Service. */
export interface DataEventDelivery {
  readonly region: string;
  readonly project?: string;
  readonly status?: string;
  readonly error?: string;
}

export interface DataEventsReading {
  readonly dataEvents: DataEvents;
  readonly deliveries: readonly DataEventDelivery[];
}

/** What a trail without selectors answers is not documented: absent, empty, and an empty list are none. */
export function dataEventsFromWire(answer: Wire): DataEventsReading {
  const text = textIn(answer, "DataEventSelectors") ?? "[]";
  const listed = parseJson(text);
  if (!Array.isArray(listed)) throw new MalformedAnswer("DataEventSelectors is not a list");
  const selectors = listed.map(selectorFromWire);
  const deliveries = listIn(answer, "SlsDeliveryConfigs", true).map(deliveryFromWire);
  if (selectors.length === 0) return { dataEvents: { selectors }, deliveries };
  // The regions that were sent are not told back, only where each delivers.
  const named = [...new Set(deliveries.map(({ region }) => region))].sort();
  const regions = flagIn(answer, "IsTrailAllRegion") ? ["All"] : named;
  return { dataEvents: { regions, selectors }, deliveries };
}

function selectorFromWire(wire: unknown): Selector {
  const serviceName = isRecord(wire) ? textIn(wire, "ServiceName") : undefined;
  if (!isRecord(wire) || serviceName === undefined)
    throw new MalformedAnswer("a data event selector has no ServiceName");
  return defined({
    serviceName,
    readWriteType: textIn(wire, "ReadWriteType"),
    eventNames: filterFromWire(objectIn(wire, "EventName")),
    resourceArns: filterFromWire(objectIn(wire, "ResourceArn")),
  }) as Selector;
}

function filterFromWire(wire: Wire): Selector["eventNames"] {
  const [equals, notEquals] = [textsIn(wire, "Equals"), textsIn(wire, "NotEquals")];
  if (equals.length === 0 && notEquals.length === 0) return undefined;
  return { ...(equals.length > 0 ? { equals } : {}), ...(notEquals.length > 0 ? { notEquals } : {}) };
}

function deliveryFromWire(wire: unknown): DataEventDelivery {
  const region = isRecord(wire) ? textIn(wire, "TrailRegion") : undefined;
  if (!isRecord(wire) || region === undefined)
    throw new MalformedAnswer("a delivery of data events has no TrailRegion");
  const error = [textIn(wire, "ErrorCode"), textIn(wire, "ErrorMessage")].filter((one) => one !== undefined).join(": ");
  const [project, status] = [textIn(wire, "RegionSlsProjectArn"), textIn(wire, "Status")];
  return defined({ region, project, status, error: error || undefined }) as DataEventDelivery;
}

export function insightTypesToWire(types: readonly string[]): string {
  return JSON.stringify(types.map((insightType) => ({ insightType })));
}

/** Each element is an object, or the text of one. */
export function insightTypesFromWire(answer: Wire): string[] {
  const types = listIn(answer, "InsightSelectors", true).map((one) => {
    const selector = typeof one === "string" ? parseJson(one) : one;
    const type = isRecord(selector) ? textIn(selector, "insightType") : undefined;
    if (type === undefined) throw new MalformedAnswer("an insight selector has no insightType");
    return type;
  });
  return [...new Set(types)].sort();
}
