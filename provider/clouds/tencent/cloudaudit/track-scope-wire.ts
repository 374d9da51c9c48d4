import { isRecord } from "../../../core/fields/validation";
import { listIn, objectIn, textIn, textsIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { type Scope, type ScopeEntry, sameScope, type ToldForm } from "./track-scope";

export function filtersToWire(entries: readonly ScopeEntry[]): Record<string, unknown> {
  return { Filters: { ResourceFields: entries.map(entryToWire) } };
}

function entryToWire({ resourceType, actionType, eventNames }: ScopeEntry) {
  return { ResourceType: resourceType, ActionType: actionType, EventNames: eventNames };
}

/** What the three members hold for a track of several products is not documented: `Filters` decides. */
export function scopeFromWire(wire: Record<string, unknown>): { readonly scope: Scope; readonly form: ToldForm } {
  const fields = entryFromWire(wire);
  const filters = listIn(objectIn(wire, "Filters"), "ResourceFields", true).map((one) => {
    if (!isRecord(one)) throw new MalformedAnswer("an entry of Filters is not an object");
    return entryFromWire(one);
  });
  if (filters.length === 0) return { scope: fields, form: undefined };
  return sameScope({ filters }, fields) ? { scope: fields, form: "both" } : { scope: { filters }, form: "filters" };
}

function entryFromWire(wire: Record<string, unknown>): ScopeEntry {
  return {
    resourceType: textIn(wire, "ResourceType") ?? "",
    actionType: textIn(wire, "ActionType") ?? "",
    eventNames: textsIn(wire, "EventNames"),
  };
}
