import { listInFull } from "./complete-list";

/** A listing whose calls name a page, from 1, and whose answers tell how many rows there are. */
export interface NumberedListing<T> {
  readonly cloud: string;
  /** A verb phrase for messages. */
  readonly attempted: string;
  fetch(pageNumber: number): Promise<{ readonly rows: readonly T[]; readonly total: number }>;
  /** What makes a row the same row when it is listed again. */
  identify(row: T): string;
}

/** All rows, each once. An empty page, or one that shows nothing new, is the end; fewer rows than were announced are an error. */
export function collectNumberedPages<T>(listing: NumberedListing<T>): Promise<readonly T[]> {
  return listInFull(listing, async () => {
    const found = new Map<string, T>();
    let announced = 0;
    for (let pageNumber = 1; ; pageNumber += 1) {
      const { rows, total } = await listing.fetch(pageNumber);
      const before = found.size;
      for (const row of rows) found.set(listing.identify(row), row);
      announced = Math.max(announced, total);
      if (found.size >= announced || found.size === before)
        return { value: [...found.values()], announced, missing: Math.max(0, announced - found.size) };
    }
  });
}
