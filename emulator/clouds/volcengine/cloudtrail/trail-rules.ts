import { own } from "../../../wire/own";
import { refusal as common } from "../openapi/errors";
import { invalid, refusal } from "./errors";
import type { CloudTrail } from "./trail";

export type Parameters = ReadonlyMap<string, string>;

const texts = [
  "EventRW",
  "TosBucketName",
  "TosBucketRegion",
  "TosKeyPrefix",
  "TosBucketProject",
  "TosWriteRoleTrn",
  "TosSSEAlgorithm",
  "TosSSEKMSKeyID",
  "TlsProjectRegion",
  "TlsProjectName",
  "TlsTopicName",
  "TlsProjectTopicProject",
  "TlsWriteRoleTrn",
] as const;
const accounts = ["TosAccountId", "TlsAccountId"] as const;
const roleTrn = /^trn:iam::\d+:role\/[\w+=,.@-]+$/;
const largest = 2n ** 63n - 1n;

export function readName(parameters: Parameters): string {
  const name = parameters.get("TrailName") ?? "";
  if (name === "") throw common("MissingParameter", { message: "The parameter TrailName is missing." });
  return name;
}

/** The form is not documented; the samples have letters, digits and hyphens. */
export function checkName(name: string): void {
  if (!/^[\w-]{1,128}$/.test(name)) throw refusal("InvalidTrailName");
}

function readFlag(parameters: Parameters, name: string): boolean | undefined {
  const text = parameters.get(name);
  if (text === undefined) return undefined;
  if (text === "true" || text === "false") return text === "true";
  throw invalid(name);
}

/** `EventSources.1`, `EventSources.2` and so on, without a gap. */
export function readList(parameters: Parameters, name: string): string[] {
  const items: string[] = [];
  for (let at = 1; parameters.has(`${name}.${at}`); at += 1) items.push(parameters.get(`${name}.${at}`) ?? "");
  const given = [...parameters.keys()].filter((key) => key.startsWith(`${name}.`));
  if (given.length !== items.length || items.some((item) => item === "")) throw invalid(name);
  return items;
}

export function readZeroOrOne(parameters: Parameters, name: string): 0 | 1 | undefined {
  const text = parameters.get(name);
  if (text === undefined) return undefined;
  if (text === "0" || text === "1") return text === "1" ? 1 : 0;
  throw invalid(name);
}

function readAccount(parameters: Parameters, name: string): string {
  const text = parameters.get(name) ?? "";
  if (!/^\d*$/.test(text) || BigInt(text) > largest) throw invalid(name);
  return text === "0" ? "" : text;
}

/** An absent parameter keeps what the trail has, an empty one takes it away: no page says either. */
export function withSettings(trail: CloudTrail, parameters: Parameters): CloudTrail {
  const given = texts.flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name)]] : []));
  const owners = accounts.flatMap((name) => (parameters.has(name) ? [[name, readAccount(parameters, name)]] : []));
  const everything = readFlag(parameters, "IncludeAllEventSources") ?? trail.IncludeAllEventSources;
  const listed = readList(parameters, "EventSources");
  const sources = everything ? [] : listed.length > 0 ? listed : trail.EventSources;
  const next = { ...trail, ...Object.fromEntries([...given, ...owners]) } as CloudTrail;
  return {
    ...next,
    EventRW: next.EventRW || "All",
    IncludeAllEventSources: everything,
    EventSources: sources,
    TrailType: readZeroOrOne(parameters, "TrailType") ?? trail.TrailType,
  };
}

export function checkSettings(trail: CloudTrail): void {
  const { EventRW, IncludeAllEventSources, EventSources } = trail;
  if (!["All", "Read", "Write"].includes(EventRW)) throw invalid("EventRW");
  if (!IncludeAllEventSources && EventSources.length === 0) throw invalid("EventSources");
  if (!EventSources.every((source) => /^[\w.-]+$/.test(source))) throw invalid("EventSources");
  if (trail.TosBucketName === "" && trail.TlsProjectName === "") throw invalid("TosBucketName");
  checkTos(trail);
  const tls = [trail.TlsProjectName, trail.TlsProjectRegion, trail.TlsTopicName];
  if (tls.some((one) => one !== "") && tls.includes("")) throw invalid("TlsTopicName");
  checkOwner("TosWriteRoleTrn", trail.TosAccountId, trail.TosWriteRoleTrn);
  checkOwner("TlsWriteRoleTrn", trail.TlsAccountId, trail.TlsWriteRoleTrn);
}

function checkTos({ TosBucketName, TosBucketRegion, TosSSEAlgorithm, TosSSEKMSKeyID }: CloudTrail): void {
  if ((TosBucketName === "") !== (TosBucketRegion === "")) throw invalid("TosBucketRegion");
  if (TosBucketName !== "" && !/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(TosBucketName)) throw invalid("TosBucketName");
  if (!["", "AES256", "kms"].includes(TosSSEAlgorithm)) throw invalid("TosSSEAlgorithm");
  if (TosSSEKMSKeyID !== "" && TosSSEAlgorithm !== "kms") throw invalid("TosSSEKMSKeyID");
}

function checkOwner(name: string, account: string, role: string): void {
  if (role !== "" && !roleTrn.test(role)) throw invalid(name);
  if (account !== "" && role === "") throw invalid(name);
}

/** Whether there is one of the name in the region. */
export function findTrail(trails: readonly CloudTrail[], region: string, name: string): CloudTrail {
  const trail = trails.find((one) => one.TrailName === name && one.Region === region);
  if (trail === undefined) throw refusal("TrailNotExist");
  return trail;
}

/** A region of a bucket that is there, if the account has it. */
export const regionOf = (buckets: Readonly<Record<string, { readonly region: string }>>, name: string) =>
  own(buckets, name)?.region;
