import type { Ledger, Written } from "../provider/core/ownership/ledger";

/** One process's view of a run's entries, which all processes of the run add to, as the file joins them. */
export function partOf(entries: Written[], process: string): Ledger {
  let seen = 0;
  return {
    process,
    append: (entry) => void entries.push({ ...entry, process }),
    news() {
      const news = entries.slice(seen);
      seen = entries.length;
      return news;
    },
  };
}
