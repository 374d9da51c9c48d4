import { compareText } from "../wire/encoding";
import type { Bucket } from "./bucket";

export interface Page {
  readonly buckets: Bucket[];
  readonly truncated: boolean;
  /** The last name of this page: what to send as the next marker. */
  readonly nextMarker: string;
}

/** Both vendors list by name and start strictly after the marker. */
export function pageOf(buckets: readonly Bucket[], marker: string, maxKeys: number): Page {
  const sorted = buckets.toSorted((left, right) => compareText(left.name, right.name));
  const rest = sorted.filter(({ name }) => compareText(name, marker) > 0);
  const page = rest.slice(0, maxKeys);
  return { buckets: page, truncated: rest.length > page.length, nextMarker: page.at(-1)?.name ?? "" };
}
