import { type Buckets, newBucket } from "../../buckets/bucket";
import { wholeSeconds } from "../../buckets/bucket-store";

/** A track as the wire has it. */
export interface Track {
  readonly name: string;
  on: boolean;
  operations: "all" | "writes";
  bucket: string | null;
}

/** `tracks` by region, then by name. */
export interface ExampleState {
  buckets: Buckets;
  tracks: Record<string, Record<string, Track>>;
}

/** What a fresh emulator holds, by name. */
export const exampleSeed = { region: "north-1", bucket: "pictures" } as const;

export function emptyExample(): ExampleState {
  return { buckets: {}, tracks: {} };
}

export function seedExample(now: Date): ExampleState {
  const { region, bucket } = exampleSeed;
  const made = newBucket(bucket, region, wholeSeconds(now), { accessMonitor: "Disabled" });
  return { buckets: { [bucket]: made }, tracks: {} };
}
