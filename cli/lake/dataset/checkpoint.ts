import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Known } from "../known";
import { joined } from "../spans";
import { writeWhole } from "./files";

/** What is written down of one history after each window. */
export interface Checkpoint {
  readonly known: Known;
  /** Files that were written so far: the next one has this number. */
  readonly files: number;
  readonly rows: number;
  /** The files that become a part of the dataset with this checkpoint, from the folder aside. */
  readonly moving: readonly string[];
  /** The accounts that the vendor's records named. */
  readonly accounts: readonly string[];
  /** The account of the credentials, as the cloud said; absent where it never did. */
  readonly own?: string | undefined;
}

export const noCheckpoint: Checkpoint = {
  known: { done: [], recent: new Map() },
  files: 0,
  rows: 0,
  moving: [],
  accounts: [],
};

const time = z.iso.datetime();
const form = z.strictObject({
  done: z.array(z.tuple([time, time])),
  recent: z.array(z.tuple([z.string(), z.number().nullable()])),
  files: z.int().min(0),
  rows: z.int().min(0),
  moving: z.array(z.string()),
  accounts: z.array(z.string()),
  own: z.string().optional(),
});

export function writeCheckpoint(file: string, { known, ...rest }: Checkpoint): void {
  const done = known.done.map(({ startMs, endMs }) => [isoOf(startMs), isoOf(endMs)]);
  const recent = [...known.recent].map(([id, ms]) => [id, Number.isFinite(ms) ? ms : null]);
  writeWhole(file, `${JSON.stringify({ done, ...rest, recent })}\n`);
}

export function readCheckpoint(file: string): Checkpoint {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return noCheckpoint;
    throw error;
  }
  const { done, recent, ...rest } = parsed(file, text);
  const spans = done.map(([start, end]) => ({ startMs: Date.parse(start), endMs: Date.parse(end) }));
  const ids = recent.map(([id, ms]) => [id, ms ?? Number.POSITIVE_INFINITY] as const);
  return { ...rest, known: { done: joined(spans), recent: new Map(ids) } };
}

function parsed(file: string, text: string): z.output<typeof form> {
  try {
    return form.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(
      `${file} is not a file that this command wrote. Without it, the command cannot know what the dataset has`,
      {
        cause,
      },
    );
  }
}

const isoOf = (ms: number): string => new Date(ms).toISOString();
