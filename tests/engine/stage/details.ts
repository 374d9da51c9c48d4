import type { EngineEvent } from "./outcome";

/** The property paths of each changing step, by resource name. */
export function details(events: readonly EngineEvent[]): Record<string, Record<string, string>> {
  const steps = events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
  return Object.fromEntries(
    steps
      .filter(({ op, detailedDiff }) => op !== "same" && detailedDiff)
      .map(({ urn, detailedDiff }) => [
        String(urn.split("::").at(-1)),
        Object.fromEntries(Object.entries(detailedDiff ?? {}).map(([path, { diffKind }]) => [path, diffKind])),
      ]),
  );
}
