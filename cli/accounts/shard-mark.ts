import { createHash } from "node:crypto";
import { packageVersion } from "../package-version";
import type { Shard } from "./shard";

/** What a report says of the part of the work that it is, so that parts of different runs are told apart. */
export interface ShardMark extends Shard {
  /** What the user calls the run; null where nobody named it. */
  readonly run: string | null;
  /** A digest of all that is shared out: names, options, and the version of the package. */
  readonly work: string;
  /** When the part was made, in ISO 8601. */
  readonly at: string;
}

export const runHelp = "what the parts of one run have in common, such as $GITHUB_RUN_ID; else $ACCESS_AUDIT_RUN";

interface Work {
  readonly run: string | undefined;
  /** Everything that is shared out, whichever part it falls to, and the options that say how it is looked at. */
  readonly work: unknown;
}

export function markOf(shard: Shard | undefined, { run, work }: Work): { readonly shard?: ShardMark } {
  if (shard === undefined) return {};
  const digest = createHash("sha256")
    .update(JSON.stringify([packageVersion(), work]))
    .digest("hex");
  const name = run ?? process.env.ACCESS_AUDIT_RUN ?? "";
  return { shard: { ...shard, run: name === "" ? null : name, work: digest, at: new Date().toISOString() } };
}

export const shardName = ({ index, count }: Shard): string => `${index}/${count}`;
