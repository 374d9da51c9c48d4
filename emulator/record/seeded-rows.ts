export const hourMs = 3_600_000;

/**
 * Rows of the past that follow from the hour and a name: made once an hour, and shared by all emulators of a process, for tests
 * start thousands. They are frozen, so that a change of one is an error.
 */
export function seededRows<Row extends object>(
  make: (lastHour: number, name: string) => readonly Row[],
): (now: Date, name?: string) => Row[] {
  const made = new Map<string, { readonly lastHour: number; readonly rows: readonly Row[] }>();
  return (now, name = "") => {
    const lastHour = Math.floor(now.getTime() / hourMs) * hourMs;
    let found = made.get(name);
    if (found?.lastHour !== lastHour) {
      found = { lastHour, rows: make(lastHour, name).map((row) => Object.freeze(row)) };
      made.set(name, found);
    }
    return [...found.rows];
  };
}
