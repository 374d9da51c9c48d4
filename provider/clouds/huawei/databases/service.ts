import { choice } from "../../../core/fields/field";
import type { Permission } from "../../../core/fields/reference";
import type { Operation } from "../../../core/session/operation";
import type { Service } from "../../../http/service";
import { regularHost, taurusdbHost } from "../endpoints";
import { huaweiFault } from "../errors";
import type { HuaweiCredentials } from "../identity/credentials";
import type { Project } from "../identity/projects";
import { callRegional, type RegionalCall } from "../regional-call";
import { huaweiSettings } from "../settings";
import { signSdkHmac } from "../sign-sdk-hmac";

export const engineField = choice({ taurusdb: "TaurusDB, once GaussDB(for MySQL).", rds: "RDS for MySQL." });
export type Engine = (typeof engineField.options)[number];

const service = (name: string, title: string): Service<HuaweiCredentials> => ({
  cloud: "huawei",
  title: `Huawei Cloud ${title}`,
  name,
  sign: signSdkHmac,
  fault: huaweiFault,
});

/** How the two services, which grew from one, spell the same things. */
interface Dialect {
  readonly service: Service<HuaweiCredentials>;
  readonly title: string;
  /** The suffix of instance ids in the vendor's pages. */
  readonly usualSuffix: string;
  readonly logs: {
    readonly path: string;
    readonly rows: string;
    readonly total: string;
    /** The most rows that one call may ask for. */
    readonly largestPage: number;
  };
  readonly linksPath: string;
  readonly policyPath: string;
  readonly reserve: string;
  readonly permissions: { readonly list: string; readonly operate: string; readonly instances: string };
}

/**
 * TaurusDB, once GaussDB(for MySQL): https://support.huaweicloud.com/intl/en-us/api-taurusdb/ListAuditLogs.html
 * RDS: https://support.huaweicloud.com/intl/en-us/api-rds/rds_10_0001.html
 * Only `gaussdbformysql:auditlog:list` stands in a page that we have; the other permissions are formed like it.
 */
export const dialects: Readonly<Record<Engine, Dialect>> = {
  taurusdb: {
    service: service("gaussdb", "TaurusDB"),
    title: "TaurusDB",
    usualSuffix: "in07",
    logs: { path: "audit-logs", rows: "audit_logs", total: "total_count", largestPage: 100 },
    linksPath: "audit-log-link",
    policyPath: "audit-log-policy",
    reserve: "reserve_audit_logs",
    permissions: {
      list: "gaussdbformysql:auditlog:list",
      operate: "gaussdbformysql:auditlog:operate",
      instances: "gaussdb:instance:list",
    },
  },
  rds: {
    service: service("rds", "RDS"),
    title: "RDS",
    usualSuffix: "in01",
    logs: { path: "auditlog", rows: "auditlogs", total: "total_record", largestPage: 50 },
    linksPath: "auditlog-links",
    policyPath: "auditlog-policy",
    reserve: "reserve_auditlogs",
    permissions: { list: "rds:auditlog:list", operate: "rds:auditlog:operate", instances: "rds:instance:list" },
  },
};

/** What the audit logs of the engines need, for the reference. */
export function permissionsOf(...needs: readonly (keyof Dialect["permissions"])[]): Permission[] {
  return Object.values(dialects).flatMap(({ title, permissions }) =>
    needs.map((need) => ({ name: permissions[need], when: `for ${title}` })),
  );
}

/** A call to the service of an engine; the path begins after the project. */
export function callDatabase<T>(
  operation: Operation,
  engine: Engine,
  project: Project,
  call: RegionalCall<T>,
): Promise<T> {
  const settings = huaweiSettings(operation.session);
  const endpoint =
    engine === "taurusdb" ? taurusdbHost(settings, project.region) : regularHost(settings, "rds", project.region);
  return callRegional(operation, dialects[engine].service, endpoint, project, call);
}

/** The vendor gives instances these suffixes; a page of its own shows another, so it is no reason to refuse. */
export function warnOfSuffix(operation: Operation, engine: Engine, instanceId: string): void {
  const { usualSuffix, title } = dialects[engine];
  if (instanceId.endsWith(usualSuffix)) return;
  operation.session.warn(
    `The instance id ${instanceId} does not end with ${usualSuffix}, as those of ${title} instances do, so it does not look like one`,
  );
}
