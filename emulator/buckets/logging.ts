import { node, parseXml, writeXml, type XmlElement } from "../wire/xml";
import type { Bucket, BucketLogging, Buckets } from "./bucket";

const root = "BucketLoggingStatus";

/** The children of `LoggingEnabled`, by the member of the state. */
export type LoggingNames = Partial<Record<Member, string>>;

/** What is one text; grants are written by the cloud that has them. */
type Member = Exclude<keyof BucketLogging, "grants">;

/** COS and OSS share the document, which is empty while nothing is logged. */
export function writeLogging(names: LoggingNames, logging: BucketLogging | undefined): string {
  const children = Object.entries(names).flatMap(([member, name]) => {
    const value = logging?.[member as Member];
    return value === undefined ? [] : [node(name, value)];
  });
  return writeXml(node(root, children.length === 0 ? "" : [node("LoggingEnabled", children)]));
}

/** `null` is off; `undefined` is another document, or one with elements that the cloud does not know. */
export function readLogging(names: LoggingNames, body: string): BucketLogging | null | undefined {
  const document = parseXml(body);
  if (document?.name !== root || document.text.trim() !== "") return undefined;
  const [enabled, ...more] = document.children;
  if (enabled === undefined) return null;
  if (enabled.name !== "LoggingEnabled" || more.length > 0) return undefined;
  const members = new Map(Object.entries(names).map(([member, name]) => [name, member]));
  const isProper = ({ name, children }: XmlElement) => members.has(name) && children.length === 0;
  const isOnce = new Set(enabled.children.map(({ name }) => name)).size === enabled.children.length;
  if (!isOnce || !enabled.children.every(isProper)) return undefined;
  const given = Object.fromEntries(enabled.children.map(({ name, text }) => [members.get(name), text]));
  return { targetBucket: "", ...given };
}

/** Why a target does not do. Target and source must be in one region; the target may be the source. */
export function faultOfTarget(source: Bucket, target: string, buckets: Buckets): "missing" | "elsewhere" | undefined {
  const found = Object.hasOwn(buckets, target) ? buckets[target] : undefined;
  if (found === undefined) return "missing";
  return found.region === source.region ? undefined : "elsewhere";
}

/** A write replaces the whole set. */
export function setLogging(bucket: Bucket, logging: BucketLogging | null): void {
  if (logging === null) delete bucket.logging;
  else bucket.logging = logging;
}
