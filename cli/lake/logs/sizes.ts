import type { Progress } from "../../progress";

/** How much there is to fetch, and how much of it has arrived, in bytes. */
export interface Sizes {
  /** A server says how much will come; what does not come after all is taken back. */
  announced(bytes: number): void;
  arrived(bytes: number): void;
}

const kilobytes = (bytes: number) => Math.ceil(bytes / 1000);

export function sizesIn(progress: Progress): Sizes {
  const counter = progress.begin("audit log files, kB");
  let [all, got] = [0, 0];
  return {
    announced(bytes) {
      all += bytes;
      counter.total(kilobytes(all));
    },
    arrived(bytes) {
      const before = kilobytes(got);
      got += bytes;
      counter.advance(kilobytes(got) - before);
    },
  };
}
