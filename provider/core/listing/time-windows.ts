/** A span of time. Milliseconds since the Unix epoch. */
export interface TimeWindow {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Cuts a span into windows of at most `longestMs`, in order. Each begins where the one before it ends, so that nothing is
 * missed whether or not a cloud counts the ends in; what it then lists twice has one id.
 */
export function timeWindows({ startMs, endMs }: TimeWindow, longestMs: number): TimeWindow[] {
  const windows: TimeWindow[] = [];
  for (let at = startMs; at < endMs; at += longestMs) {
    windows.push({ startMs: at, endMs: Math.min(at + longestMs, endMs) });
  }
  return windows;
}

/** The span in whole seconds, for clouds that know no smaller part: outwards, so that nothing is lost at its ends. */
export function wholeSeconds({ startMs, endMs }: TimeWindow): TimeWindow {
  return { startMs: Math.floor(startMs / 1000) * 1000, endMs: Math.ceil(endMs / 1000) * 1000 };
}
