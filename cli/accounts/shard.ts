import { createHash } from "node:crypto";
import { InvalidArgumentError, Option } from "commander";

/** One part of work that several processes share. */
export interface Shard {
  /** From 0, as a Kubernetes Job numbers its pods. */
  readonly index: number;
  readonly count: number;
}

const mostShards = 10_000;

/** `0/4` to `3/4`. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.count >= 1 && shard.count <= mostShards && shard.index < shard.count) return shard;
  throw new InvalidArgumentError("It must be <index>/<count>, with indexes from 0: 0/4, 1/4, 2/4 and 3/4.");
}

interface Parts {
  /** What `--shard` is for. */
  readonly of?: string;
  /** How the parts come together. */
  readonly together?: string;
}

/** `--shard`, for commands whose work several processes share. */
export function shardOption({ of = "", together = "access-audit merge puts the parts together" }: Parts = {}): Option {
  const help = `${of}only the part <index>/<count> of the work, with indexes from 0; ${together}`;
  return new Option("--shard <index/count>", help).argParser(parseShard);
}

/** Whatever has this name falls to one shard, always the same: no other name moves it. */
export function shardOf(name: string, count: number): number {
  return createHash("sha256").update(name).digest().readUInt32BE() % count;
}

export function ofShard<T>(shard: Shard | undefined, all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  return shard === undefined ? all : all.filter((one) => shardOf(nameOf(one), shard.count) === shard.index);
}
