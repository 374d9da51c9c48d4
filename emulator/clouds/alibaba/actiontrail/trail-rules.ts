import type { Buckets } from "../../../buckets/bucket";
import { own } from "../../../wire/own";
import { refusal } from "./errors";
import type { Trail, TrailSettings } from "./trail";

export type Parameters = ReadonlyMap<string, string>;

const settingNames: readonly (keyof TrailSettings)[] = [
  "OssBucketName",
  "OssKeyPrefix",
  "OssWriteRoleArn",
  "SlsProjectArn",
  "SlsWriteRoleArn",
  "MaxComputeProjectArn",
  "MaxComputeWriteRoleArn",
  "EventRW",
  "TrailRegion",
];
const maximumTrailsPerRegion = 5;
const roleArn = /^acs:ram::\d+:role\/[\w.@-]+$/;

/** An absent parameter keeps what the trail has, an empty one removes it: the page does not say, Terraform sends both. */
export function withSettings(trail: Trail, parameters: Parameters): Trail {
  const given = settingNames.flatMap((name) => {
    const value = parameters.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const next: Trail = { ...trail, ...Object.fromEntries(given) };
  return { ...next, EventRW: next.EventRW || "Write", TrailRegion: next.TrailRegion || "All" };
}

export function readName(parameters: Parameters): string {
  const name = parameters.get("Name") ?? "";
  if (name === "") throw refusal("MissingParameter", { message: "Name is mandatory for this action." });
  return name;
}

export function readFlag(parameters: Parameters, name: string): boolean {
  const text = parameters.get(name)?.toLowerCase() ?? "false";
  if (text === "true" || text === "false" || text === "") return text === "true";
  throw refusal("InvalidParameterValue", { message: `${name} must be true or false.` });
}

export function checkName(name: string): void {
  if (!/^[a-z][a-z0-9_-]{5,35}$/.test(name)) throw refusal("InvalidTrailNameException");
}

export function checkSettings(trail: Trail): void {
  const { OssBucketName, OssKeyPrefix, SlsProjectArn, MaxComputeProjectArn } = trail;
  if (!OssBucketName && !SlsProjectArn && !MaxComputeProjectArn) throw refusal("InvalidDeliveryConfigurationException");
  if (OssKeyPrefix !== "" && !/^[A-Za-z][A-Za-z0-9\-/_]{5,31}$/.test(OssKeyPrefix))
    throw refusal("InvalidPrefixException");
  if (OssBucketName !== "" && !/^[a-z0-9][a-z0-9-]{2,62}$/.test(OssBucketName)) throw invalid("OssBucketName");
  if (SlsProjectArn !== "" && !/^acs:log:[a-z0-9-]+:\d+:project\/[a-z0-9-]+$/.test(SlsProjectArn))
    throw refusal("SlsProjectDoesNotExistException");
  if (MaxComputeProjectArn !== "" && !/^acs:odps:[a-z0-9-]+:\d+:project\/actiontrail_\w+$/.test(MaxComputeProjectArn))
    throw invalid("MaxComputeProjectArn");
  for (const name of ["OssWriteRoleArn", "SlsWriteRoleArn", "MaxComputeWriteRoleArn"] as const)
    if (trail[name] !== "" && !roleArn.test(trail[name])) throw invalid(name);
  if (!["Write", "Read", "All"].includes(trail.EventRW)) throw invalid("EventRW");
  if (!/^(?:All|[a-z0-9-]+(?:,[a-z0-9-]+)*)$/.test(trail.TrailRegion)) throw invalid("TrailRegion");
}

/** The bucket is there already and no other trail delivers to it. */
export function checkBucket(trail: Trail, others: readonly Trail[], buckets: Buckets): void {
  if (trail.OssBucketName === "") return;
  if (own(buckets, trail.OssBucketName) === undefined) throw refusal("BucketDoesNotExistException");
  if (others.some(({ OssBucketName }) => OssBucketName === trail.OssBucketName)) throw refusal("RepeatOssBucket");
}

export function checkQuota(trail: Trail, others: readonly Trail[]): void {
  const alike = others.filter(({ IsOrganizationTrail }) => IsOrganizationTrail === trail.IsOrganizationTrail);
  if (trail.IsOrganizationTrail) {
    if (alike.length > 0) throw refusal("MaximumNumberOfOrganizationTrailExceeded");
  } else if (alike.filter(({ HomeRegion }) => HomeRegion === trail.HomeRegion).length >= maximumTrailsPerRegion)
    throw refusal("MaximumNumberOfTrailsExceededException");
}

function invalid(name: string): Error {
  return refusal("InvalidParameterValue", { message: `The specified parameter ${name} is invalid.` });
}
