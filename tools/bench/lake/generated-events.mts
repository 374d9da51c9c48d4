/** Events that follow from their numbers: the same in every run, on every machine. */
const names = [
  "GetBucketInfo",
  "PutObject",
  "DescribeTrails",
  "StopLogging",
  "ConsoleSignin",
  "DeleteTrail",
  "AttachPolicy",
];
const services = ["Oss", "Oss", "Actiontrail", "Actiontrail", "AasCustomer", "Actiontrail", "Ram"];
const actors = ["alice", "bob", "carol", "deploy", "O'Hara", "日本"];
const dayMs = 86_400_000;

export interface GeneratedHistory {
  readonly count: number;
  readonly startMs: number;
  readonly days: number;
}

/** When an event happened: evenly, but for a night of each week in which nothing is recorded. */
export function timeOf(index: number, { count, startMs, days }: GeneratedHistory): number {
  const ms = Math.floor((index / count) * days * dayMs);
  const day = Math.floor(ms / dayMs);
  return startMs + (day % 7 === 3 ? day * dayMs + Math.floor((ms % dayMs) / 6) : ms);
}

/** The number of the first event at or after a time. */
export function firstAt(ms: number, history: GeneratedHistory): number {
  let [low, high] = [0, history.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeOf(middle, history) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A number that looks like chance, and follows from the index. */
const mixed = (index: number) => Math.imul(index ^ 0x9e3779b9, 0x85ebca6b) >>> 0;

/** An event as ActionTrail tells it. */
export function wireEvent(index: number, history: GeneratedHistory): object {
  const at = mixed(index);
  const kind = at % 50 === 0 ? 3 + (at % 3) : at % 3;
  const failed = at % 11 === 0;
  const id = `${at.toString(16).padStart(8, "0")}-0000-4000-8000-${index.toString(16).padStart(12, "0")}`.toUpperCase();
  return {
    eventId: id,
    eventVersion: "1",
    eventName: names[kind],
    eventTime: new Date(timeOf(index, history)).toISOString(),
    serviceName: services[kind],
    eventRW: kind === 0 ? "Read" : "Write",
    eventType: "ApiCall",
    acsRegion: "cn-hangzhou",
    sourceIpAddress: `203.0.${(at >>> 8) % 4}.${at % 200}`,
    requestId: `${index.toString(16).padStart(8, "0")}-REQUEST`,
    userAgent: "AlibabaCloud (Linux; amd64) Python/3.12.1 Core/2.16.0 python-requests/2.32.3",
    resourceType: kind < 2 ? "ACS::OSS::Bucket" : "ACS::ActionTrail::Trail",
    resourceName: kind < 2 ? `archive-${at % 40}` : "trail-old",
    requestParameters: { Bucket: `archive-${at % 40}`, Key: `2026/${at % 12}/${at}.parquet`, Size: index * 1024 },
    ...(failed ? { errorCode: at % 2 === 0 ? "AccessDenied" : "NoSuchBucket", errorMessage: "it was refused" } : {}),
    userIdentity: {
      type: "ram-user",
      accountId: "1234567890123456",
      principalId: String(200_000_000_000_000 + (at % 6)),
      userName: actors[at % actors.length],
      accessKeyId: `LTAI5t${(at % 97).toString(36).padStart(14, "x")}`,
    },
  };
}

const pageSize = 50;

/** What LookupEvents answers: newest first, both ends included, in whole seconds. */
export function lookup(query: Pick<URLSearchParams, "get">, history: GeneratedHistory): object {
  const [startMs, endMs] = ["StartTime", "EndTime"].map((name) => Date.parse(query.get(name) ?? ""));
  const first = firstAt(startMs ?? 0, history);
  const end = firstAt((endMs ?? 0) + 1, history);
  const skipped = Number(query.get("NextToken") ?? 0);
  const last = end - 1 - skipped;
  const size = Math.max(0, Math.min(pageSize, last - first + 1));
  const Events = Array.from({ length: size }, (_, n) => wireEvent(last - n, history));
  return { Events, RequestId: "R", ...(last - size >= first ? { NextToken: String(skipped + size) } : {}) };
}
