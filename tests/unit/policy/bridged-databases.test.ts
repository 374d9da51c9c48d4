import { describe } from "vitest";
import { bridged, type Case, judge, type Props } from "./declared";

/** The resource, one that audits for long enough, and others with what is said of them by which policy. */
interface Row {
  readonly types: readonly string[];
  readonly well: Props;
  readonly off?: Props;
  readonly short?: Props;
  readonly silent?: Props;
}

const tencentService = (module: string, engine: string): Row => ({
  types: [
    `tencentcloud:${module}/auditService:AuditService`,
    `tencentcloud:index/${engine}AuditService:${module}AuditService`,
  ],
  well: { instanceId: "i-1", logExpireDay: 180 },
  short: { instanceId: "i-1", logExpireDay: 30 },
});

const rows: readonly Row[] = [
  {
    types: ["alicloud:rds/instance:Instance", "alicloud:rds/ddrInstance:DdrInstance"],
    well: { sqlCollectorStatus: "Enabled", sqlCollectorConfigValue: 180 },
    off: { sqlCollectorStatus: "Disabled", sqlCollectorConfigValue: 180 },
    short: { sqlCollectorStatus: "Enabled" },
    silent: { engine: "MySQL" },
  },
  {
    types: ["alicloud:polardb/cluster:Cluster", "alicloud:index/polardbCluster:PolardbCluster"],
    well: { collectorStatus: "Enable" },
    off: { collectorStatus: "Disabled" },
    silent: { dbType: "MySQL" },
  },
  {
    types: ["alicloud:das/sqlLogConfig:SqlLogConfig"],
    well: { instanceId: "rm-1", enable: true, retention: 180 },
    off: { instanceId: "rm-1", enable: false },
    short: { instanceId: "rm-1", enable: true, retention: 7 },
    silent: { instanceId: "rm-1", retention: 7 },
  },
  {
    types: ["alicloud:mongodb/auditPolicy:AuditPolicy"],
    well: { dbInstanceId: "dds-1", auditStatus: "enable", storagePeriod: 365 },
    off: { dbInstanceId: "dds-1", auditStatus: "disabled" },
    short: { dbInstanceId: "dds-1", auditStatus: "enable" },
  },
  {
    types: ["alicloud:kvstore/auditLogConfig:AuditLogConfig"],
    well: { instanceId: "r-1", retention: 365 },
    off: { instanceId: "r-1", dbAudit: false, retention: 365 },
    short: { instanceId: "r-1", dbAudit: true, retention: 15 },
  },
  tencentService("Mysql", "mysql"),
  tencentService("Cynosdb", "cynosdb"),
  tencentService("Mongodb", "mongodb"),
  tencentService("Postgres", "postgres"),
  {
    types: ["huaweicloud:Rds/sqlAudit:SqlAudit", "huaweicloud:index/rdsSqlAudit:RdsSqlAudit"],
    well: { instanceId: "i-1", keepDays: 180 },
    off: { instanceId: "i-1", keepDays: 0 },
    short: { instanceId: "i-1", keepDays: 7 },
  },
];

const [whetherOn, howLong] = ["database-audit-enabled", "retention-days"] as const;

/** Each policy judges its own, and says nothing of the other's. */
const casesOf = ({ types, well, off, short, silent }: Row): Case[] =>
  types.flatMap((type) => {
    const of = (policy: string, props: Props | undefined, title: string, finding?: RegExp): Case[] => {
      if (props === undefined) return [];
      const shown = [policy, `${type}, ${title}`, bridged(type, props)] as const;
      return [finding === undefined ? shown : [...shown, finding]];
    };
    return [
      ...[whetherOn, howLong].flatMap((policy) => of(policy, well, "that is well")),
      ...[whetherOn, howLong].flatMap((policy) => of(policy, silent, "that says nothing of it")),
      ...[...of(whetherOn, off, "off", off && said(off)), ...of(howLong, off, "off")],
      ...[...of(whetherOn, short, "too short"), ...of(howLong, short, "too short", /at least 180/)],
    ];
  });

/** The instance by its id, where the resource is not the instance itself. */
const said = ({ instanceId, dbInstanceId }: Props) =>
  new RegExp(`database ${instanceId ?? dbInstanceId ?? "r0"} are switched off`);

describe("a policy for database auditing by a resource of another provider", () => judge(rows.flatMap(casesOf)));
