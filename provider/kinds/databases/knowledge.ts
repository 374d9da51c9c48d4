import type { Permission } from "../../core/fields/reference";
import type { Properties } from "../../core/lifecycle/kind";
import type { Operation } from "../../core/session/operation";

/** A database instance of a list. */
export interface ListedDatabase {
  readonly instanceId: string;
  /** The id of its {@link DatabaseAuditPolicy}, by which that is read and imported. */
  readonly policyId: string;
}

/** What a cloud that audits databases says of them. */
export interface DatabaseKnowledge {
  readonly engines: readonly string[];
  /** What the lists need. */
  readonly permissions: readonly Permission[];
  /** Those of them whose audit logs are files. */
  readonly logEngines: readonly string[];
  /** What the lists of {@link logEngines} need. */
  readonly logPermissions: readonly Permission[];
  /** All instances of an engine in a region, audited or not. */
  list(operation: Operation, engine: string, region: string): Promise<readonly ListedDatabase[]>;
  /** Whether an instance can be audited at all, by what a read of its policy shows. */
  isOffered(properties: Properties): boolean;
}
