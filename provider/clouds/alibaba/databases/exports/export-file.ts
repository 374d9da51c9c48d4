import { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { choice } from "../../../../core/fields/field";
import { textIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import { dialects, type Engine, type InstanceLocator } from "../engines";

/** The engines whose records can be had as files. */
export type ExportingEngine = Exclude<Engine, "mongodb" | "redis">;

export interface ExportLocator extends InstanceLocator {
  readonly engine: ExportingEngine;
}

export const exportingEngines: readonly Engine[] = ["rds", "polardb"] satisfies ExportingEngine[];

/** An engine without files is refused with the reason. */
export const exportingEngine: Rule<{ readonly engine: Engine }> = {
  fields: ["engine"],
  check({ engine }) {
    if (exportingEngines.includes(engine)) return undefined;
    const reason = `has no files on ${dialects[engine].title}, whose service writes none; getAuditRecords lists its records`;
    return { property: "engine", reason };
  },
};

export const nodeIdField = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, "must be the id of one node");

export const fileSourceField = choice({
  das: "An export of DAS.",
  rds: "A file of RDS itself, for which `DescribeSQLLogRecords` was called.",
});

export const fileStatusField = choice({
  creating: "It is being made.",
  success: "It is ready.",
  failed: "It could not be made, or somebody stopped it.",
  expired: "It was ready, and no longer exists.",
});
type FileStatus = z.output<typeof fileStatusField>;

/** A file that somebody asked for. */
export interface ExportFile {
  /** What a task of DAS, or the file of RDS, is known by. */
  readonly id: string;
  readonly source: z.output<typeof fileSourceField>;
  readonly name: string;
  readonly status: FileStatus;
  /** The span of its records: ISO 8601, in UTC. */
  readonly beginTime: string;
  readonly endTime: string;
  readonly createTime?: string;
  /** Kilobytes. */
  readonly size?: number;
  readonly link?: string;
  /** It lacks the records that filters kept out. */
  readonly isFiltered?: true;
}

/** What the word of a service means. */
export function statusIn(
  words: Readonly<Record<string, FileStatus>>,
  wire: Readonly<Record<string, unknown>>,
  name: string,
): FileStatus {
  const word = textIn(wire, name) ?? "missing";
  const status = Object.hasOwn(words, word) ? words[word] : undefined;
  if (status === undefined) throw new MalformedAnswer(`the ${name} of a file is ${word}`);
  return status;
}

/** What the calls of the two lists are told as. */
export const attemptedOf = ({ engine, instanceId }: InstanceLocator): string =>
  `list the audit log files of ${engine} instance ${instanceId}`;
