import { alicloud } from "./bridged/alicloud";
import { huaweicloud } from "./bridged/huaweicloud";

/** A rule of somebody else, and which of ours test it. */
export interface Control {
  readonly title: string;
  /** Where it is written. */
  readonly source: string;
  /** The clouds that it is about, on which our rules test it; a control that names none is about any. */
  readonly clouds?: readonly string[];
  /** What of it is tested, and by that what is not. */
  readonly tested: string;
  /** Ids of findings and policies. */
  readonly rules: readonly string[];
}

const cis = "https://github.com/turbot/steampipe-mod-alicloud-compliance/blob/main/cis_v200/docs/";
const checkov = "https://github.com/bridgecrewio/checkov/tree/main/checkov/terraform/checks/resource/alicloud/";
const prowler = "https://github.com/prowler-cloud/prowler/tree/master/prowler/providers/";
/** Alibaba Cloud's own pre-check; it names rules, and no clauses of GB/T 22239-2019. */
const mlps =
  "https://github.com/aliyun/infraguard/blob/5b724cb89d04a7add852113426ba287c5a191bbc/policies/aliyun/packs/mlps-level-3-pre-check-compliance-pack.rego";
const nist = "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final";

/**
 * Every control that a finding or a policy names. One stands here only where a rule really tests it: for each of its rules and clouds, a
 * test has a case that violates it and one that does not. CIS Alibaba is versions 1.0 and 2.0, which number these alike.
 */
export const controls = {
  "CIS Alibaba 2.2": {
    title: "Ensure the OSS used to store ActionTrail logs is not publicly accessible",
    source: `${cis}cis_v200_2_2.md`,
    clouds: [alicloud.cloud],
    tested:
      "The ACL of the bucket of a trail is private: by a scan with --destinations of each, and of a bucket that the stack declares.",
    rules: ["destination-public", "destination-private"],
  },
  "CIS Alibaba 5.3": {
    title: "Ensure that logging is enabled for OSS buckets",
    source: `${cis}cis_v200_5_3.md`,
    clouds: [alicloud.cloud],
    tested: "An access log that the stack declares is on. A bucket without a declared one is not found.",
    rules: ["bucket-access-logged"],
  },
  "CIS Alibaba 6.3": {
    title: "Ensure that 'Auditing' is set to 'On' for applicable database instances",
    source: `${cis}cis_v200_6_3.md`,
    clouds: [alicloud.cloud],
    tested: "Auditing of each RDS instance is on: policies check declared instances, a scan checks all.",
    rules: ["database-audit-enabled", "unaudited-database"],
  },
  "CIS Alibaba 6.4": {
    title: "Ensure that 'Auditing' Retention is 'greater than 6 months'",
    source: `${cis}cis_v200_6_4.md`,
    clouds: [alicloud.cloud],
    tested:
      "Audit records of a declared instance of RDS are kept for 180 days or more, unless the configuration says otherwise.",
    rules: ["retention-days"],
  },
  "CIS Huawei 7.1": {
    title: "Ensure CTS tracking is enabled",
    source:
      "https://github.com/prowler-cloud/prowler/blob/master/prowler/compliance/huaweicloud/cis_1.0_huaweicloud.json",
    clouds: [huaweicloud.cloud],
    tested: "A tracker is on, and there is one: in the stack, and by a scan in each region.",
    rules: ["track-enabled", "track-per-cloud", "unaudited", "not-delivering"],
  },
  "MLPS 2.0 level 3 actiontrail-trail-intact-enabled": {
    title: "A trail of ActionTrail is enabled, and tracks all types of events in all regions",
    source: mlps,
    clouds: [alicloud.cloud],
    tested:
      "A declared trail is on, and records all types of events in all regions; a scan reports a trail that is off, and an account that none records.",
    rules: ["track-enabled", "track-records-everything", "unaudited", "not-delivering"],
  },
  "MLPS 2.0 level 3 rds-instance-enabled-auditing": {
    title: "SQL auditing of an instance of RDS is enabled",
    source: mlps,
    clouds: [alicloud.cloud],
    tested: "Auditing of an instance of RDS is on: of one that is declared, and by a scan of each that there is.",
    rules: ["database-audit-enabled", "unaudited-database"],
  },
  CKV_ALI_4: {
    title: "Ensure Action Trail Logging for all regions",
    source: `${checkov}ActionTrailLogAllRegions.py`,
    clouds: [alicloud.cloud],
    tested: "A declared trail names no single regions.",
    rules: ["track-records-everything"],
  },
  CKV_ALI_5: {
    title: "Ensure Action Trail Logging for all events",
    source: `${checkov}ActionTrailLogAllEvents.py`,
    clouds: [alicloud.cloud],
    tested: "A declared trail names all sorts of events.",
    rules: ["track-records-everything"],
  },
  "Prowler actiontrail_multi_region_enabled": {
    title: "ActionTrail are configured to export copies of all Log entries",
    source: `${prowler}alibabacloud/services/actiontrail/actiontrail_multi_region_enabled`,
    clouds: [alicloud.cloud],
    tested: "A declared trail names no single regions, and is on. Whether the account has one at all is not tested.",
    rules: ["track-records-everything", "track-enabled"],
  },
  "Prowler actiontrail_oss_bucket_not_publicly_accessible": {
    title: "OSS bucket used by ActionTrail is not publicly accessible",
    source: `${prowler}alibabacloud/services/actiontrail/actiontrail_oss_bucket_not_publicly_accessible`,
    clouds: [alicloud.cloud],
    tested:
      "The bucket of a trail is public neither by its ACL nor by a statement of its policy that allows everybody something on no condition: by a scan with --destinations of each, and of a bucket that the stack declares.",
    rules: ["destination-public", "destination-private"],
  },
  "Prowler cts_enabled": {
    title: "CTS tracker is enabled",
    source: `${prowler}huaweicloud/services/cts/cts_enabled`,
    clouds: [huaweicloud.cloud],
    tested: "A tracker is on, and there is one: in the stack, and by a scan in each region.",
    rules: ["track-enabled", "track-per-cloud", "unaudited", "not-delivering"],
  },
  "Prowler cts_tracker_bucket_configured": {
    title: "CTS tracker has an OBS bucket configured for trace file delivery",
    source: `${prowler}huaweicloud/services/cts/cts_tracker_bucket_configured`,
    clouds: [huaweicloud.cloud],
    tested: "A tracker names a bucket. Whether the bucket is there is not tested, but what CTS says of it is.",
    rules: ["track-destination", "not-delivering"],
  },
  "Prowler rds_instance_sql_audit_enabled": {
    title: "'Auditing' is set to 'On' for applicable database instances",
    source: `${prowler}alibabacloud/services/rds/rds_instance_sql_audit_enabled`,
    clouds: [alicloud.cloud],
    tested: "Auditing of each RDS instance is on: policies check declared instances, a scan checks all.",
    rules: ["database-audit-enabled", "unaudited-database"],
  },
  "Prowler rds_instance_sql_audit_retention": {
    title: "'Auditing' retention is greater than the configured period",
    source: `${prowler}alibabacloud/services/rds/rds_instance_sql_audit_retention`,
    clouds: [alicloud.cloud],
    tested:
      "Audit records of a declared instance of RDS are kept for 180 days or more, unless the configuration says otherwise.",
    rules: ["retention-days"],
  },
  "NIST AU-9": {
    title: "Protection of Audit Information",
    source: nist,
    tested:
      "A change that takes a protection from records, or delivers them elsewhere, is reported; a scan with --destinations reports what is public, not encrypted or can be changed.",
    rules: ["redirected", "unprotected", "destination-public", "destination-unencrypted", "destination-mutable"],
  },
  "NIST AU-11": {
    title: "Audit Record Retention",
    source: nist,
    tested:
      "A change after which records are kept nowhere, or for a shorter time, is reported; a scan reports what delivers nowhere, and with --destinations where records are deleted early.",
    rules: ["undelivered", "shortened", "not-delivering", "destination-missing", "destination-expiring"],
  },
  "NIST AU-12": {
    title: "Audit Record Generation",
    source: nist,
    tested: "A change after which less or nothing is recorded is reported; a scan reports what records nothing.",
    rules: [
      ...["switched-off", "narrowed", "loosened", "deleted", "replaced", "gone"],
      ...["unaudited", "not-delivering", "unaudited-database", "former", "unlogged", "unmonitored"],
    ],
  },
  "NIST CM-3": {
    title: "Configuration Change Control",
    source: nist,
    tested: "A change that needs a person's judgement is reported in a review, before it is made.",
    rules: ["undecided", "mass-removal"],
  },
  "NIST CM-6": {
    title: "Configuration Settings",
    source: nist,
    tested: "A value that differs from the declared one is reported.",
    rules: ["changed"],
  },
} as const satisfies Readonly<Record<string, Control>>;

/** The controls that a finding or a policy tests: on any cloud, or on the one that is named. */
export function controlsOf(rule: string, cloud?: string): string[] {
  const isOf = ({ rules, clouds }: Control) =>
    rules.includes(rule) && (cloud === undefined || clouds === undefined || clouds.includes(cloud));
  return Object.entries<Control>(controls).flatMap(([id, control]) => (isOf(control) ? [id] : []));
}

/** `alibaba: CKV_ALI_4, CKV_ALI_5; huawei: Prowler cts_enabled`: a policy is about several clouds, and most controls are about one. */
export function toldByCloud(rule: string): string {
  const own = controlsOf(rule).map((id) => [id, (controls as Readonly<Record<string, Control>>)[id]?.clouds] as const);
  const clouds = [...new Set(own.flatMap(([, named = []]) => named))].sort();
  return [
    ...own.flatMap(([id, named]) => (named === undefined ? [id] : [])),
    ...clouds.map((cloud) => `${cloud}: ${controlsNaming(cloud, own).join(", ")}`),
  ].join("; ");
}

function controlsNaming(cloud: string, own: readonly (readonly [string, readonly string[] | undefined])[]): string[] {
  return own.flatMap(([id, named]) => (named?.includes(cloud) ? [id] : []));
}
