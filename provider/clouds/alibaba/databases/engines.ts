import { choice } from "../../../core/fields/field";
import type { Operation } from "../../../core/session/operation";
import type { DatabaseService } from "./endpoints";

export const engineField = choice({
  rds: "ApsaraDB RDS, which is audited by DAS.",
  polardb: "PolarDB, which is audited by DAS.",
  mongodb: "ApsaraDB for MongoDB.",
  redis: "Tair, and Redis.",
});
export type Engine = (typeof engineField.options)[number];

export interface InstanceLocator {
  readonly region: string;
  readonly engine: Engine;
  readonly instanceId: string;
}

/** How the services say the same things. */
export interface Dialect {
  readonly title: string;
  /** The form of its ids. */
  readonly ids: RegExp;
  /** Days that records may be kept: those that are listed, and any number up to the most. */
  readonly keepDays: { readonly listed?: readonly number[]; readonly most?: number };
  /** The fewest days in fast storage, where there is a choice. */
  readonly leastHotDays?: number;
  /** Fields that are not for all engines. */
  readonly own: readonly ("sqlExplorer" | "edition" | "auditTypes")[];
  /** Where the status of an instance stands. */
  readonly instance: {
    readonly service: DatabaseService;
    readonly action: string;
    readonly parameter: string;
    readonly list?: readonly [outer: string, inner: string];
    readonly status: string;
    /** The list of all instances, and how many there are. */
    readonly lists: { readonly action: string; readonly outer: string; readonly inner: string; readonly total: string };
  };
  /** The operations that read and change how it is audited. */
  readonly audit: {
    readonly service: DatabaseService;
    readonly reads: readonly string[];
    readonly writes: readonly string[];
  };
}

const das = { service: "das", reads: ["DescribeSqlLogConfig"], writes: ["ModifySqlLogConfig"] } as const;
const dasDays = { listed: [7, 30, 180, 365] };
const instances = { action: "DescribeDBInstanceAttribute", parameter: "DBInstanceId", status: "DBInstanceStatus" };

export const dialects: Readonly<Record<Engine, Dialect>> = {
  rds: {
    ...{ title: "RDS", ids: /^(rm|rr|pgm|pgr|mssql|mr)-/, keepDays: dasDays, leastHotDays: 1, own: ["sqlExplorer"] },
    instance: {
      ...instances,
      service: "rds",
      list: ["Items", "DBInstanceAttribute"],
      lists: { action: "DescribeDBInstances", outer: "Items", inner: "DBInstance", total: "TotalRecordCount" },
    },
    audit: das,
  },
  polardb: {
    ...{ title: "PolarDB", ids: /^pc-/, keepDays: dasDays, leastHotDays: 1, own: ["sqlExplorer"] },
    instance: {
      ...{ service: "polardb", action: "DescribeDBClusterAttribute", parameter: "DBClusterId" },
      status: "DBClusterStatus",
      lists: { action: "DescribeDBClusters", outer: "Items", inner: "DBCluster", total: "TotalRecordCount" },
    },
    audit: das,
  },
  mongodb: {
    ...{ title: "MongoDB", ids: /^(dds|mdb)-/, keepDays: { listed: [1095, 1825], most: 365 }, leastHotDays: 0 },
    own: ["edition", "auditTypes"],
    instance: {
      ...instances,
      service: "dds",
      list: ["DBInstances", "DBInstance"],
      lists: { action: "DescribeDBInstances", outer: "DBInstances", inner: "DBInstance", total: "TotalCount" },
    },
    audit: {
      service: "dds",
      reads: ["DescribeAuditPolicy", "DescribeMongoDBLogConfig", "DescribeAuditLogFilter"],
      // The last is no call of ours: the service asks for it to switch auditing on.
      writes: ["ModifyAuditPolicy", "ModifyAuditLogFilter", "CheckServiceLinkedRole"],
    },
  },
  redis: {
    ...{ title: "Redis", ids: /^(r|tair|tt|ts)-/, keepDays: { most: 365 }, own: [] },
    instance: {
      ...{ service: "kvstore", action: "DescribeInstanceAttribute", parameter: "InstanceId" },
      ...{ list: ["Instances", "DBInstanceAttribute"], status: "InstanceStatus" },
      lists: { action: "DescribeInstances", outer: "Instances", inner: "KVStoreInstance", total: "TotalCount" },
    },
    audit: { service: "kvstore", reads: ["DescribeAuditLogConfig"], writes: ["ModifyAuditLogConfig"] },
  },
};

/** Engines by what their dialect has, for messages. */
export const enginesWith = (has: (dialect: Dialect) => boolean): string =>
  engineField.options.filter((engine) => has(dialects[engine])).join(", ");

/** How an instance is audited. */
export interface AuditState<I> {
  readonly isOn: boolean;
  readonly inputs: Partial<I>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** A change that is under way, as a clause. */
  readonly task?: string | undefined;
}

/** How the auditing of an engine is read and changed, in the words of its service. */
export interface Audit<I> {
  read(operation: Operation, locator: InstanceLocator): Promise<AuditState<I>>;
  /** Brings what is audited in state `live` to what is wanted, and never switches it off in between. */
  write(operation: Operation, locator: InstanceLocator, desired: I, live: AuditState<I>): Promise<void>;
}
