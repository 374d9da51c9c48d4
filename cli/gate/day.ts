const dayMs = 24 * 60 * 60_000;

/** `2027-03-31`, a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

/** The day of a moment in UTC, or one of the days after it. */
export function todayOf(now: Date, daysLater = 0): string {
  return new Date(now.getTime() + daysLater * dayMs).toISOString().slice(0, 10);
}
